package dev.racetest.samples.watched.beside;

import com.sun.jdi.Bootstrap;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.VMDisconnectedException;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.ListeningConnector;
import com.sun.jdi.event.BreakpointEvent;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.request.ClassPrepareRequest;
import dev.racetest.samples.watched.Watched;
import dev.racetest.samples.watched.Watched.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** A program under a debugger that stops at a breakpoint, looks at the thread, and goes on. */
final class Debugged {
  private final Watched watched;
  private final Class<?> program;
  private int stops;

  Debugged(Watched watched, Class<?> program) {
    this.watched = watched;
    this.program = program;
  }

  /** How often it has stopped. */
  int stops() {
    return stops;
  }

  /** Runs it with a breakpoint at the beginning of one of its methods. */
  Outcome run(String method) throws Exception {
    ListeningConnector connector =
        Bootstrap.virtualMachineManager().listeningConnectors().stream()
            .filter(each -> each.transport().name().equals("dt_socket"))
            .findFirst()
            .orElseThrow();
    Map<String, Connector.Argument> arguments = connector.defaultArguments();
    arguments.get("localAddress").setValue("127.0.0.1");
    String address = connector.startListening(arguments);
    try {
      String port = address.substring(address.lastIndexOf(':') + 1);
      Process jvm =
          watched
              .with(
                  "-agentlib:jdwp=transport=dt_socket,server=n,suspend=y,address=127.0.0.1:" + port)
              .start(program);
      debug(connector.accept(arguments), method);
      byte[] output = jvm.getInputStream().readAllBytes();
      List<String> lines = new String(output, StandardCharsets.UTF_8).lines().toList();
      return new Outcome(jvm.waitFor(), lines);
    } finally {
      connector.stopListening(arguments);
    }
  }

  private void debug(VirtualMachine machine, String method) throws InterruptedException {
    ClassPrepareRequest prepared = machine.eventRequestManager().createClassPrepareRequest();
    prepared.addClassFilter(program.getName());
    prepared.enable();
    machine.resume();
    try {
      while (true) {
        EventSet events = machine.eventQueue().remove();
        for (Event event : events) {
          handle(machine, event, method);
        }
        events.resume();
      }
    } catch (VMDisconnectedException ended) {
      // As it should.
    }
  }

  private void handle(VirtualMachine machine, Event event, String method) {
    if (event instanceof ClassPrepareEvent prepared) {
      ReferenceType type = prepared.referenceType();
      machine
          .eventRequestManager()
          .createBreakpointRequest(type.methodsByName(method).get(0).location())
          .enable();
    } else if (event instanceof BreakpointEvent breakpoint) {
      stops += isAt(breakpoint, method) ? 1 : 0;
    }
  }

  /** Whether the debugger sees the method, its object and the object's fields as they are. */
  private static boolean isAt(BreakpointEvent breakpoint, String method) {
    try {
      var frame = breakpoint.thread().frame(0);
      var fields = frame.location().declaringType();
      return frame.location().method().name().equals(method)
          && frame.thisObject().getValue(fields.fieldByName("racy")) != null;
    } catch (com.sun.jdi.IncompatibleThreadStateException notStopped) {
      return false;
    }
  }
}
