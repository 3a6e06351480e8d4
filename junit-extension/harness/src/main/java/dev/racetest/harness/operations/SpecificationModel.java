package dev.racetest.harness.operations;

import dev.racetest.harness.histories.Answer;
import dev.racetest.harness.histories.SequentialModel;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The specification, run call by call. Its instances cannot be copied, so the state after a row of
 * calls is one on which all of them were made. What was found out is kept for all histories of a
 * scenario.
 */
final class SpecificationModel implements SequentialModel<SpecificationModel.State> {
  private final OperationClass operations;
  private final List<Invocation> calls;
  private final boolean areComparable;
  private final Map<State, State> states = new HashMap<>();
  private final State initial;

  SpecificationModel(OperationClass operations, Scenario scenario) {
    this.operations = operations;
    this.calls = scenario.all();
    this.areComparable = isOverridden("equals", Object.class) && isOverridden("hashCode");
    this.initial = known(new State(List.of(), operations.makeSpecification()));
  }

  /** The one of equal states that was there first: what it knows need not be found out again. */
  private State known(State state) {
    State before = areComparable ? states.putIfAbsent(state, state) : null;
    return before == null ? state : before;
  }

  private boolean isOverridden(String name, Class<?>... parameters) {
    try {
      Method method = operations.specification().getMethod(name, parameters);
      return method.getDeclaringClass() != Object.class;
    } catch (NoSuchMethodException absent) {
      return false;
    }
  }

  @Override
  public State initial() {
    return initial;
  }

  @Override
  public State after(State state, int call, Answer seen) {
    Step step = state.step(call);
    return seen.equals(step.answer()) ? step.after() : null;
  }

  @Override
  public boolean waits(State state, int call) {
    return state.step(call).answer() == null;
  }

  /** What the call answers in a state. */
  Answer answer(State state, int call) {
    return state.step(call).answer();
  }

  /** A call in some state: what it answers, null if it waits, and the state after it. */
  private record Step(Answer answer, State after) {}

  /** A state of the specification. */
  final class State {
    private final List<Integer> path;
    private final Object instance;
    private final int hash;
    private final Step[] steps = new Step[calls.size()];

    private State(List<Integer> path, Object instance) {
      this.path = path;
      this.instance = instance;
      this.hash = areComparable ? instance.hashCode() : System.identityHashCode(this);
    }

    private Step step(int call) {
      if (steps[call] == null) {
        steps[call] = make(call);
      }
      return steps[call];
    }

    private Step make(int call) {
      Object fresh = operations.makeSpecification();
      for (int earlier : path) {
        answer(fresh, earlier);
      }
      Answer answer = answer(fresh, call);
      List<Integer> longer = new ArrayList<>(path);
      longer.add(call);
      // What has begun to wait has not come to a state.
      return new Step(answer, answer == null ? null : known(new State(longer, fresh)));
    }

    private Answer answer(Object fresh, int call) {
      Invocation invocation = calls.get(call);
      return invocation.operation().specified(fresh, invocation.arguments());
    }

    @Override
    public boolean equals(Object other) {
      return this == other
          || areComparable
              && other instanceof State state
              && hash == state.hash
              && instance.equals(state.instance);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
