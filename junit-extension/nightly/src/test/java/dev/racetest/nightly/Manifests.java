package dev.racetest.nightly;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** The ready-made manifests and workflows, as values. */
final class Manifests {
  static final Path DOCS = Path.of("../../docs");
  private static final YAMLMapper YAML = new YAMLMapper();

  private Manifests() {}

  /** The documents of a file below {@link #DOCS}. */
  static List<JsonNode> documents(String file) throws IOException {
    List<JsonNode> documents = new ArrayList<>();
    for (String document : Files.readString(DOCS.resolve(file)).split("(?m)^---$")) {
      documents.add(YAML.readTree(document));
    }
    return documents;
  }

  static JsonNode ofKind(List<JsonNode> documents, String kind) {
    return documents.stream()
        .filter(document -> document.path("kind").asString().equals(kind))
        .findFirst()
        .orElseThrow();
  }

  static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(element -> texts.add(element.asString()));
    return texts;
  }

  /** What a step of the job {@code explore} runs. */
  static String command(String workflow, String step) throws IOException {
    return documents(workflow)
        .get(0)
        .get("jobs")
        .get("explore")
        .get("steps")
        .valueStream()
        .filter(candidate -> candidate.path("name").asString().equals(step))
        .map(found -> found.get("run").asString())
        .findFirst()
        .orElseThrow();
  }

  /** The container of the pods. */
  static JsonNode container() throws IOException {
    JsonNode job = ofKind(documents("nightly/kubernetes.yaml"), "Job");
    return job.get("spec").get("template").get("spec").get("containers").get(0);
  }
}
