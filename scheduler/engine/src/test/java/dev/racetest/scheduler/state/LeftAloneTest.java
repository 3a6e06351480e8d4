package dev.racetest.scheduler.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.WeakReference;
import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LeftAloneTest {
  static Object root;
  static Object part;

  private final StateFixture fixture = new StateFixture();

  static final class Link {
    Link next;
    int value;

    static Link chain(int length) {
      Link first = null;
      for (int i = 0; i < length; i++) {
        Link link = new Link();
        link.next = first;
        first = link;
      }
      return first;
    }
  }

  static final class Worker extends Thread {
    int jobs;
  }

  static final class Weak extends WeakReference<Link> {
    int uses;

    Weak(Link link) {
      super(link);
    }
  }

  static final class Stream extends ByteArrayOutputStream {
    int writes;
  }

  static final class Absent {}

  static final class Broken implements IntSupplier {
    int value;
    Absent absent;

    @Override
    public int getAsInt() {
      return value++;
    }
  }

  private static final class LoaderWithoutAbsent extends ClassLoader {
    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(Absent.class.getName())) {
        throw new ClassNotFoundException(name);
      }
      if (!name.equals(Broken.class.getName())) {
        return super.loadClass(name, resolve);
      }
      try (InputStream in = Broken.class.getResourceAsStream("LeftAloneTest$Broken.class")) {
        byte[] code = in.readAllBytes();
        return defineClass(name, code, 0, code.length);
      } catch (IOException unreadable) {
        throw new ClassNotFoundException(name, unreadable);
      }
    }
  }

  @AfterEach
  void clear() {
    root = null;
    part = null;
  }

  private void execution(Object value, Runnable change) {
    root = value;
    fixture.execution(LeftAloneTest.class, "root", change);
  }

  @Test
  void aGraphThatIsTooLarge() {
    Link chain = Link.chain(200_000);
    execution(
        chain,
        () -> {
          chain.value = 1;
          root = chain.next;
        });
    assertEquals(1, chain.value);
    assertSame(chain.next, root, "the field itself was dropped as well");
    fixture.state.touched(StateFixture.field(LeftAloneTest.class, "root"));
    assertEquals(
        List.of(
            "the static field dev.racetest.scheduler.state.LeftAloneTest.root"
                + " leads to more than 100,000 objects; it is not put back"),
        fixture.state.notes());
  }

  @Test
  void aPartOfAGraphThatIsTooLarge() {
    Link small = new Link();
    root = new Object[] {small, Link.chain(200_000)};
    fixture.state.touched(StateFixture.field(LeftAloneTest.class, "root"));
    part = small;
    fixture.execution(LeftAloneTest.class, "part", () -> small.value = 1);
    assertEquals(0, small.value);
  }

  @Test
  void aGraphThatIsJustNotTooLarge() {
    Link chain = Link.chain(ObjectGraph.MAX_OBJECTS);
    Link last = chain;
    while (last.next != null) {
      last = last.next;
    }
    Link end = last;
    execution(chain, () -> end.value = 1);
    assertEquals(0, end.value);
    assertEquals(List.of(), fixture.state.notes());
  }

  @Test
  void aLargeBuffer() {
    byte[][] buffers = {new byte[ObjectGraph.MAX_ELEMENTS - 10], new byte[10]};
    execution(buffers, () -> buffers[1][0] = 1);
    assertEquals(1, buffers[1][0]);
    assertTrue(
        fixture.state.notes().get(0).contains("more than 4,000,000 array elements"),
        fixture.state.notes()::toString);
  }

  @Test
  void threadsEvenOfAUsersClass() {
    Worker worker = new Worker();
    execution(worker, () -> worker.jobs++);
    assertEquals(1, worker.jobs);
  }

  @Test
  void whatTheJdkKeepsToItself() {
    Stream stream = new Stream();
    Object[] immutable = {"text", 5L, Locale.ROOT, TimeZone.getDefault(), String.class};
    execution(
        new Object[] {stream, immutable},
        () -> {
          stream.write(1);
          stream.writes++;
        });
    assertEquals(1, stream.size());
    assertEquals(0, stream.writes, "a field of the user's class");
  }

  @Test
  void referents() {
    Link link = new Link();
    Weak weak = new Weak(link);
    execution(
        weak,
        () -> {
          link.value = 1;
          weak.uses++;
          weak.clear();
        });
    assertEquals(1, link.value);
    assertEquals(0, weak.uses);
    assertTrue(weak.refersTo(null));
  }

  @Test
  void racetestItself() {
    StaticState own = new StaticState();
    Link link = new Link();
    root = link;
    own.touched(StateFixture.field(LeftAloneTest.class, "root"));
    link.value = 1;
    own.putBack();
    assertEquals(1, link.value);
  }

  @Test
  void anObjectWithAFieldOfAMissingType() throws ReflectiveOperationException {
    Class<?> type = new LoaderWithoutAbsent().loadClass(Broken.class.getName());
    assertThrows(NoClassDefFoundError.class, type::getDeclaredFields);
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    IntSupplier broken = (IntSupplier) constructor.newInstance();
    int[] neighbour = {1};
    execution(new Object[] {broken, neighbour}, () -> neighbour[0] = 2 + broken.getAsInt());
    assertEquals(1, neighbour[0]);
    assertEquals(1, broken.getAsInt());
  }
}
