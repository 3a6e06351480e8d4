package dev.racetest.samples.libraries;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.google.common.collect.ImmutableList;
import com.lmax.disruptor.RingBuffer;
import com.zaxxer.hikari.util.ConcurrentBag;
import io.netty.util.Recycler;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.agrona.concurrent.ManyToOneConcurrentArrayQueue;
import org.apache.commons.lang3.concurrent.Memoizer;
import org.apache.commons.pool2.ObjectPool;
import org.jctools.queues.MpscArrayQueue;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** All classes of the libraries, used or not, are rewritten and pass the JVM's verifier. */
class WellKnownLibrariesTest {
  private static final List<Class<?>> ONE_OF_EACH =
      List.of(
          ImmutableList.class,
          Caffeine.class,
          MpscArrayQueue.class,
          ObjectPool.class,
          ConcurrentBag.class,
          Recycler.class,
          RingBuffer.class,
          ManyToOneConcurrentArrayQueue.class,
          Memoizer.class);

  @TestFactory
  Stream<DynamicTest> classesAreVerified() {
    return ONE_OF_EACH.stream()
        .map(WellKnownLibrariesTest::jar)
        .map(jar -> dynamicTest(jar.getFileName().toString(), () -> verify(jar)));
  }

  private static Path jar(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (Exception impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void verify(Path jar) throws Exception {
    PrintStream original = System.err;
    ByteArrayOutputStream warnings = new ByteArrayOutputStream();
    System.setErr(new PrintStream(warnings, true, StandardCharsets.UTF_8));
    int verified = 0;
    try (JarFile file = new JarFile(jar.toFile())) {
      for (JarEntry entry : file.stream().toList()) {
        verified += isClass(entry.getName()) && isVerified(entry.getName()) ? 1 : 0;
      }
    } finally {
      System.setErr(original);
    }
    int classes = verified;
    assertTrue(classes > 50, () -> "only " + classes + " classes");
    assertEquals("", warnings.toString(StandardCharsets.UTF_8));
  }

  private static boolean isClass(String name) {
    return name.endsWith(".class")
        && !name.startsWith("META-INF/")
        && !name.endsWith("-info.class");
  }

  /** Links the class, which lets the verifier look at it; false if it needs what is not there. */
  private static boolean isVerified(String name) throws ClassNotFoundException {
    String className = name.substring(0, name.length() - ".class".length()).replace('/', '.');
    try {
      Class.forName(className, false, WellKnownLibrariesTest.class.getClassLoader())
          .getDeclaredMethods();
      return true;
    } catch (NoClassDefFoundError optional) {
      return false;
    }
  }
}
