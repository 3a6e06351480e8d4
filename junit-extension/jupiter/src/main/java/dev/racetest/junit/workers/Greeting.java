package dev.racetest.junit.workers;

import dev.racetest.scheduler.Texts;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * What a worker has to know before it explores.
 *
 * @param test the test by its unique id
 * @param parameters configuration parameters
 * @param areAll whether JUnit needs not look for others
 * @param properties the system properties of the JVM of the test, also those that were set later
 */
record Greeting(
    String test, Map<String, String> parameters, boolean areAll, Map<String, String> properties) {

  /** Each JVM has its own. */
  private static boolean isOfOneJvm(String property) {
    return property.startsWith("racetest.agent.")
        || property.equals("java.class.path")
        || property.equals("sun.java.command");
  }

  static Greeting of(WorkerTeam.Plan plan) {
    Map<String, String> properties = new TreeMap<>();
    Properties ours = System.getProperties();
    for (String name : ours.stringPropertyNames()) {
      if (!isOfOneJvm(name)) {
        properties.put(name, ours.getProperty(name));
      }
    }
    return new Greeting(plan.test(), plan.parameters(), plan.areAll(), properties);
  }

  void write(DataOutput out) throws IOException {
    Texts.write(test, out);
    write(parameters, out);
    out.writeBoolean(areAll);
    write(properties, out);
  }

  private static void write(Map<String, String> texts, DataOutput out) throws IOException {
    out.writeInt(texts.size());
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Texts.write(text.getKey(), out);
      Texts.write(text.getValue(), out);
    }
  }

  static Greeting read(DataInput in) throws IOException {
    return new Greeting(Texts.read(in), readMap(in), in.readBoolean(), readMap(in));
  }

  private static Map<String, String> readMap(DataInput in) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      texts.put(Texts.read(in), Texts.read(in));
    }
    return texts;
  }

  /** Makes the system properties of this JVM those of the JVM of the test. */
  void setProperties() {
    for (String name : System.getProperties().stringPropertyNames()) {
      if (!properties.containsKey(name) && !isOfOneJvm(name)) {
        System.clearProperty(name);
      }
    }
    properties.forEach(System::setProperty);
  }
}
