package dev.racetest.nightly;

import static dev.racetest.nightly.Manifests.DOCS;
import static dev.racetest.nightly.Manifests.documents;
import static dev.racetest.nightly.Manifests.ofKind;
import static dev.racetest.nightly.Manifests.texts;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.models.V1ConfigMap;
import io.kubernetes.client.openapi.models.V1Job;
import io.kubernetes.client.openapi.models.V1Secret;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.ParseResult;
import tools.jackson.databind.JsonNode;

/** What the documents tell people to run is what the command line takes. */
class DocumentsTest {
  /** A command line: all behind the main class, up to the end of the line. */
  private static final Pattern COMMAND =
      Pattern.compile("dev\\.racetest\\.nightly\\.Nightly (?=run|status|report)(.*)");

  /** Every option is known and every value can be read, or this throws. */
  private static ParseResult parsed(List<String> arguments) {
    ParseResult parsed = Nightly.commandLine().parseArgs(arguments.toArray(String[]::new));
    assertTrue(parsed.hasSubcommand());
    return parsed.subcommand();
  }

  private static List<String> words(String command) {
    return Arrays.asList(
        command.replaceAll("\\$\\{\\{[^}]*}}", "com.acme.LedgerTest").strip().split("\\s+"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"nightly.md", "../README.md"})
  void theCommandsInTextAreUnderstood(String file) throws Exception {
    Matcher command = COMMAND.matcher(Files.readString(DOCS.resolve(file)));
    int commands = 0;
    while (command.find()) {
      parsed(words(command.group(1)));
      commands++;
    }

    assertTrue(commands > 0);
  }

  @Test
  void theTableOfOptionsHasThemAll() throws Exception {
    String page = Files.readString(DOCS.resolve("nightly.md"));
    Set<String> described = new TreeSet<>();
    Pattern.compile("(?m)^\\| (`--.*?) \\|.*$")
        .matcher(page)
        .results()
        .forEach(
            row ->
                Pattern.compile("--[a-z-]+")
                    .matcher(row.group(1))
                    .results()
                    .forEach(option -> described.add(option.group())));
    Set<String> known = new TreeSet<>();
    Nightly.commandLine()
        .getSubcommands()
        .get("run")
        .getCommandSpec()
        .options()
        .forEach(option -> known.add(option.longestName()));
    known.removeAll(Set.of("--help", "--version"));

    assertEquals(known, described);
  }

  @ParameterizedTest
  @ValueSource(strings = {"nightly/github-workflow.yml", "nightly/github-matrix.yml"})
  void theWorkflowsRunWhatIsUnderstood(String file) throws Exception {
    JsonNode workflow = documents(file).get(0);
    // YAML 1.1 reads the key "on" as true.
    assertTrue(workflow.has("on") || workflow.has("true"));
    JsonNode job = workflow.get("jobs").get("explore");
    assertTrue(job.get("timeout-minutes").asInt() < 360, "GitHub ends it after six hours");
    int commands = 0;
    for (JsonNode step : job.get("steps")) {
      assertEquals(1, (step.has("uses") ? 1 : 0) + (step.has("run") ? 1 : 0), step::toString);
      Matcher command = COMMAND.matcher(step.path("run").asString());
      if (command.find()) {
        ParseResult run = parsed(words(command.group(1)));
        assertEquals(
            "target/racetest-nightly", run.matchedOptionValue("--report", null).toString());
        commands++;
      }
    }

    assertEquals(1, commands);
  }

  @Test
  void theKubernetesJobIsOne() throws Exception {
    List<JsonNode> documents = documents("nightly/kubernetes.yaml");
    JsonNode job = ofKind(documents, "Job");
    JsonNode spec = job.get("spec");
    JsonNode pod = spec.get("template").get("spec");
    JsonNode container = pod.get("containers").get(0);

    assertEquals("batch/v1", job.get("apiVersion").asString());
    // RFC 1123 label, as Indexed Jobs need it: pods are called by it, with an index.
    assertTrue(job.get("metadata").get("name").asString().matches("[a-z0-9]([-a-z0-9]{0,50})"));
    assertEquals("Indexed", spec.get("completionMode").asString());
    // With a limit for each index, and with a pod failure policy, the API server wants Never.
    assertTrue(spec.has("backoffLimitPerIndex") && spec.has("podFailurePolicy"));
    assertEquals("Never", pod.get("restartPolicy").asString());
    for (JsonNode rule : spec.get("podFailurePolicy").get("rules")) {
      assertEquals(1, (rule.has("onExitCodes") ? 1 : 0) + (rule.has("onPodConditions") ? 1 : 0));
      assertTrue(Set.of("FailIndex", "Ignore").contains(rule.get("action").asString()));
      if (rule.has("onExitCodes")) {
        JsonNode exits = rule.get("onExitCodes");
        assertEquals(container.get("name"), exits.get("containerName"));
        assertEquals("In", exits.get("operator").asString());
        assertEquals(List.of("1", "2"), texts(exits.get("values")));
      }
    }
    assertTrue(container.get("args").valueStream().allMatch(JsonNode::isString));
  }

  @Test
  void theManifestsAreAsTheSchemaSays() throws Exception {
    for (JsonNode document : documents("nightly/kubernetes.yaml")) {
      JsonElement manifest = JsonParser.parseString(document.toString());
      switch (document.get("kind").asString()) {
        case "Job" -> V1Job.validateJsonElement(manifest);
        case "Secret" -> V1Secret.validateJsonElement(manifest);
        case "ConfigMap" -> V1ConfigMap.validateJsonElement(manifest);
        default -> throw new AssertionError(manifest);
      }
    }
    String job = ofKind(documents("nightly/kubernetes.yaml"), "Job").toString();
    JsonElement wrong = JsonParser.parseString(job.replace("\"completions\"", "\"endings\""));
    assertThrows(IllegalArgumentException.class, () -> V1Job.validateJsonElement(wrong));
  }

  @Test
  void thePodsRunWhatIsUnderstoodAndKnowHowManyTheyAre() throws Exception {
    JsonNode spec = ofKind(documents("nightly/kubernetes.yaml"), "Job").get("spec");
    List<String> arguments = texts(Manifests.container().get("args"));
    int main = arguments.indexOf(Nightly.class.getName());

    ParseResult run = parsed(arguments.subList(main + 1, arguments.size()));

    int workers = run.matchedOptionValue("--workers", 0);
    int all = run.matchedOptionValue("--cluster-workers", 0);
    assertEquals(spec.get("parallelism").asInt() * workers, all);
    assertEquals(spec.get("parallelism"), spec.get("completions"));
  }

  @Test
  void whatThePodsReferToIsThere() throws Exception {
    List<JsonNode> documents = documents("nightly/kubernetes.yaml");
    JsonNode pod = ofKind(documents, "Job").get("spec").get("template").get("spec");
    Set<String> names = new TreeSet<>();
    for (JsonNode variable : pod.get("containers").get(0).get("env")) {
      names.add(variable.get("name").asString());
      JsonNode from = variable.get("valueFrom");
      JsonNode reference = from.iterator().next();
      boolean isSecret = from.has("secretKeyRef");
      JsonNode source = ofKind(documents, isSecret ? "Secret" : "ConfigMap");
      assertEquals(source.get("metadata").get("name"), reference.get("name"));
      assertTrue(
          source.get(isSecret ? "stringData" : "data").has(reference.get("key").asString()),
          reference::toString);
    }

    assertEquals(Set.of("RACETEST_STORE", "RACETEST_STORE_PASSWORD", "RACETEST_STORE_USER"), names);
  }
}
