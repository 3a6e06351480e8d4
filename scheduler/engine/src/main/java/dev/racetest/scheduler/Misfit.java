package dev.racetest.scheduler;

import dev.racetest.scheduler.execution.Execution;
import dev.racetest.scheduler.replay.ReplayToken;
import dev.racetest.scheduler.report.FirstDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Says how a replay differs from the execution that its token was made of, and why, if known. */
final class Misfit {
  private final ReplayToken token;
  private final FirstDifference difference;
  private final Execution execution;

  /**
   * Looks at a replay that was not the execution of its token.
   *
   * @param difference what has watched the replay
   * @param execution the replay
   */
  Misfit(ReplayToken token, FirstDifference difference, Execution execution) {
    this.token = token;
    this.difference = difference;
    this.execution = execution;
  }

  /** Sentences for a reader, the most telling first. */
  List<String> sentences() {
    List<String> sentences = new ArrayList<>(difference.sentences());
    int jdk = Runtime.version().feature();
    if (token.jdk() != jdk) {
      sentences.add("The token was made on JDK " + token.jdk() + ", this is JDK " + jdk + ".");
    }
    Set<String> missed = new TreeSet<>(token.conditions().promoted());
    missed.removeAll(execution.accessedVariables());
    missed.forEach(variable -> sentences.add(missing(variable)));
    return sentences;
  }

  private static String missing(String variable) {
    String type = variable.substring(0, variable.lastIndexOf('.'));
    String what = "The token is about a race on " + variable + ", which was not accessed";
    return isThere(type) ? what + "." : what + ": there is no class " + type + " any more.";
  }

  /** Without loading it. */
  private static boolean isThere(String type) {
    ClassLoader context = Thread.currentThread().getContextClassLoader();
    ClassLoader loader = context == null ? ClassLoader.getSystemClassLoader() : context;
    return loader.getResource(type.replace('.', '/') + ".class") != null;
  }
}
