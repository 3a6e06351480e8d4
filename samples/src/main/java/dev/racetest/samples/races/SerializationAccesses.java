package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Externalizable;
import java.io.IOException;
import java.io.ObjectInput;
import java.io.ObjectInputStream;
import java.io.ObjectOutput;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/** Serialization reads all fields of an object and of those behind it; the other way it writes. */
public class SerializationAccesses {
  private static class Base implements Serializable {
    int version = 1;
  }

  private static final class Account extends Base {
    long balance;
    String owner = "Ann";
    transient int visits;
    final int[] history = new int[2];
    final List<String> notes = new ArrayList<>();

    synchronized void deposit() {
      balance += 10;
    }
  }

  private static final class Purse implements Serializable {
    private int coins;
    private transient int secret;

    private void writeObject(ObjectOutputStream out) throws IOException {
      out.defaultWriteObject();
      out.writeInt(secret);
    }

    private void readObject(ObjectInputStream in) throws IOException, ClassNotFoundException {
      in.defaultReadObject();
      secret = in.readInt();
    }
  }

  /** Writes one of its fields itself; public, as the interface asks for. */
  public static final class Chest implements Externalizable {
    private int coins;
    private int scratches;

    @Override
    public void writeExternal(ObjectOutput out) throws IOException {
      out.writeInt(coins);
    }

    @Override
    public void readExternal(ObjectInput in) throws IOException {
      coins = in.readInt();
    }
  }

  private record Letter(String text, int pages) implements Serializable {}

  private static final class Shelf {
    Object item;
    volatile Object visible;
  }

  private static byte[] serialize(Object object) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(object);
    }
    return bytes.toByteArray();
  }

  private static Object deserialize(byte[] bytes) throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return in.readObject();
    }
  }

  private static void serializeWhile(Object object, Threads.Action change)
      throws InterruptedException {
    Threads.runAll(() -> Check.that(serialize(object).length > 0, "nothing written"), change);
  }

  /** A field of the object that is written out. */
  @Verdict(value = Expected.DATA_RACE, variable = "Account.balance")
  public void field() throws Exception {
    Account account = new Account();
    serializeWhile(account, () -> account.balance = 10);
  }

  /** A field that is a reference. */
  @Verdict(value = Expected.DATA_RACE, variable = "Account.owner")
  public void reference() throws Exception {
    Account account = new Account();
    serializeWhile(account, () -> account.owner = "Bob");
  }

  /** A field of the superclass. */
  @Verdict(value = Expected.DATA_RACE, variable = "Base.version")
  public void fieldOfTheSuperclass() throws Exception {
    Account account = new Account();
    serializeWhile(account, () -> account.version = 2);
  }

  /** A transient field stays behind. */
  @Verdict(Expected.SILENT)
  public void transientField() throws Exception {
    Account account = new Account();
    serializeWhile(account, () -> account.visits++);
  }

  /** The array in a field is written out with all its elements. */
  @Verdict(value = Expected.DATA_RACE, variable = "int[1]")
  public void elementOfAnArray() throws Exception {
    Account account = new Account();
    serializeWhile(account, () -> account.history[1] = 5);
  }

  /** The list in a field writes itself. */
  @Verdict(value = Expected.DATA_RACE, variable = "ArrayList.add")
  public void listThatGrows() throws Exception {
    Account account = new Account();
    serializeWhile(account, () -> account.notes.add("paid"));
  }

  /** The lock that the writers hold is held here, too. */
  @Verdict(Expected.SILENT)
  public void underALock() throws Exception {
    Account account = new Account();
    Threads.runAll(
        () -> {
          synchronized (account) {
            Check.that(serialize(account).length > 0, "nothing written");
          }
        },
        account::deposit);
  }

  /** The lock is held by the writer only. */
  @Verdict(value = Expected.DATA_RACE, variable = "Account.balance")
  public void besideALock() throws Exception {
    Account account = new Account();
    serializeWhile(account, account::deposit);
  }

  /** Two write out the same object, and each of them an object of its own. */
  @Verdict(Expected.SILENT)
  public void serializedByBoth() throws Exception {
    Account account = new Account();
    Threads.Action write =
        () -> {
          Account own = new Account();
          Check.equal(serialize(account).length, serialize(own).length);
          own.balance++;
        };
    Threads.runAll(write, write);
  }

  /** A class with a {@code writeObject} of its own leaves this field to the default. */
  @Verdict(value = Expected.DATA_RACE, variable = "Purse.coins")
  public void fieldWrittenByDefault() throws Exception {
    Purse purse = new Purse();
    serializeWhile(purse, () -> purse.coins++);
  }

  /** And this one it writes itself, though it is transient. */
  @Verdict(value = Expected.DATA_RACE, variable = "Purse.secret")
  public void fieldWrittenByItsClass() throws Exception {
    Purse purse = new Purse();
    serializeWhile(purse, () -> purse.secret++);
  }

  /** A field that its object writes itself. */
  @Verdict(value = Expected.DATA_RACE, variable = "Chest.coins")
  public void fieldWrittenExternally() throws Exception {
    Chest chest = new Chest();
    serializeWhile(chest, () -> chest.coins++);
  }

  /** A field that is not transient, but that its object does not write. */
  @Verdict(Expected.SILENT)
  public void fieldLeftOut() throws Exception {
    Chest chest = new Chest();
    serializeWhile(chest, () -> chest.scratches++);
    Check.equal(1, chest.scratches);
  }

  /** What has been read back in is seen by whoever gets it from a volatile field. */
  @Verdict(Expected.SILENT)
  public void readBackAndHandedOver() throws Exception {
    Account original = new Account();
    original.deposit();
    byte[] bytes = serialize(original);
    Shelf shelf = new Shelf();
    Threads.runAll(
        () -> shelf.visible = deserialize(bytes),
        () -> {
          if (shelf.visible instanceof Account account) {
            Check.equal(10L, account.balance + account.history[1]);
          }
        });
  }

  /** A record is read back in by its constructor, so only the variable it is put into races. */
  @Verdict(value = Expected.DATA_RACE, variable = "Shelf.item")
  public void readBackAndPublished() throws Exception {
    byte[] bytes = serialize(new Letter("Dear Bob", 2));
    Shelf shelf = new Shelf();
    Threads.runAll(
        () -> shelf.item = deserialize(bytes),
        () -> {
          if (shelf.item instanceof Letter letter) {
            Check.equal(2, letter.pages());
          }
        });
  }

  /** Two read back in what was written once: each gets an object of its own. */
  @Verdict(Expected.SILENT)
  public void readBackByBoth() throws Exception {
    byte[] bytes = serialize(new Account());
    Threads.Action read =
        () -> {
          Account account = (Account) deserialize(bytes);
          account.balance++;
          account.history[0]++;
          Check.equal(2L, account.balance + account.history[0]);
        };
    Threads.runAll(read, read);
  }
}
