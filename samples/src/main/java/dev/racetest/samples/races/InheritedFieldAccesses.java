package dev.racetest.samples.races;

import dev.racetest.samples.Check;
import dev.racetest.samples.Expected;
import dev.racetest.samples.Threads;
import dev.racetest.samples.Verdict;

/** Fields reached by way of subclasses, interfaces, bridges and {@code super}. */
public class InheritedFieldAccesses {
  private static class Account {
    protected int balance;
    protected String owner = "nobody";

    void deposit(int amount) {
      balance += amount;
    }
  }

  private static final class Savings extends Account {
    private String owner = "somebody";

    @Override
    void deposit(int amount) {
      super.deposit(2 * amount);
    }

    void rename(String name) {
      owner = name;
    }

    void renameAccount(String name) {
      super.owner = name;
    }
  }

  private interface Countable {
    int count();

    void count(int value);

    default void increment() {
      count(count() + 1);
    }
  }

  private static final class Pages implements Countable {
    private int number;

    @Override
    public int count() {
      return number;
    }

    @Override
    public void count(int value) {
      number = value;
    }
  }

  private static final class LockedPages implements Countable {
    private int number;

    @Override
    public int count() {
      return number;
    }

    @Override
    public void count(int value) {
      number = value;
    }

    @Override
    public synchronized void increment() {
      Countable.super.increment();
    }
  }

  private abstract static class Slot<T> {
    T value;

    abstract void put(T newValue);
  }

  private static final class TextSlot extends Slot<String> {
    @Override
    void put(String newValue) {
      value = newValue;
    }
  }

  /** The subclass's object has the field of its superclass. */
  @Verdict(value = Expected.DATA_RACE, variable = "Account.balance")
  public void byTheTypeOfTheSubclass() throws Exception {
    Savings savings = new Savings();
    Account account = savings;
    Threads.runAll(() -> savings.balance = 1, () -> account.balance = 2);
  }

  /** The overriding method leads to the overridden one. */
  @Verdict(value = Expected.DATA_RACE, variable = "Account.balance")
  public void bySuper() throws Exception {
    Account account = new Savings();
    Threads.Action deposit = () -> account.deposit(10);
    Threads.runAll(deposit, deposit);
  }

  /** Two objects of the subclass have a field of the superclass each. */
  @Verdict(Expected.SILENT)
  public void bySuperInTwoObjects() throws Exception {
    Account one = new Savings();
    Account other = new Savings();
    Threads.runAll(() -> one.deposit(10), () -> other.deposit(10));
    Check.equal(40, one.balance + other.balance);
  }

  /** A field that hides another one: the object has both of them. */
  @Verdict(Expected.SILENT)
  public void hiddenAndHiding() throws Exception {
    Savings savings = new Savings();
    Threads.runAll(() -> savings.rename("Ann"), () -> savings.renameAccount("Bob"));
    Check.equal("Ann", savings.owner);
  }

  /** The hidden one, by {@code super} and by the type of the superclass. */
  @Verdict(value = Expected.DATA_RACE, variable = "Account.owner")
  public void hiddenByTwoWays() throws Exception {
    Savings savings = new Savings();
    Account account = savings;
    Threads.runAll(() -> account.owner = "Ann", () -> savings.renameAccount("Bob"));
  }

  /** The default method has no fields, but it calls those who have. */
  @Verdict(value = Expected.DATA_RACE, variable = "Pages.number")
  public void byADefaultMethod() throws Exception {
    Countable pages = new Pages();
    Threads.runAll(pages::increment, pages::increment);
  }

  /** The default method inside of a method that is synchronized. */
  @Verdict(Expected.SILENT)
  public void byADefaultMethodUnderALock() throws Exception {
    Countable pages = new LockedPages();
    Threads.runAll(pages::increment, pages::increment);
    Check.equal(2, pages.count());
  }

  /** One calls the method itself, the other one the bridge that the compiler has made to it. */
  @Verdict(value = Expected.DATA_RACE, variable = "Slot.value")
  public void byABridge() throws Exception {
    TextSlot slot = new TextSlot();
    Slot<String> bridge = slot;
    Threads.runAll(() -> slot.put("directly"), () -> bridge.put("over the bridge"));
  }

  /** The bridge into a slot of one's own. */
  @Verdict(Expected.SILENT)
  public void byABridgeInTwoObjects() throws Exception {
    Slot<String> one = new TextSlot();
    Slot<String> other = new TextSlot();
    Threads.runAll(() -> one.put("one"), () -> other.put("other"));
    Check.equal("one", one.value);
  }
}
