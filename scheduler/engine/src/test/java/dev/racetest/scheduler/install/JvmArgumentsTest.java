package dev.racetest.scheduler.install;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JvmArgumentsTest {
  @Test
  void whatTwoJvmsCannotHaveIsLeftOut() {
    assertEquals(
        List.of("-Xmx1g", "-javaagent:jacoco.jar=destfile=jacoco.exec,append=true", "-Da=b"),
        JvmArguments.inherited(
            List.of(
                "-Xmx1g",
                "-agentlib:jdwp=transport=dt_socket,server=y,address=5005",
                "-Xrunjdwp:transport=dt_socket",
                "-javaagent:jacoco.jar=destfile=jacoco.exec,append=true",
                "-Dcom.sun.management.jmxremote.port=9010",
                "-XX:StartFlightRecording:filename=it.jfr",
                "-XX:FlightRecorderOptions:stackdepth=64",
                "-XX:ArchiveClassesAtExit=it.jsa",
                "-Da=b")));
  }

  @Test
  void theCommandBeginsWithTheJavaOfThisJvm() {
    Path java = Path.of(JvmArguments.command().get(0));
    assertTrue(Files.isExecutable(java), java::toString);
  }

  @Test
  void argumentsOfTheEnvironmentDoNotComeTwice() {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", "/bin");
    environment.put("JAVA_TOOL_OPTIONS", "-agentlib:jdwp=server=y");
    environment.put("JDK_JAVA_OPTIONS", "-Da=b");
    environment.put("_JAVA_OPTIONS", "-Da=b");
    JvmArguments.removeFrom(environment);
    assertEquals(Map.of("PATH", "/bin"), environment);
  }
}
