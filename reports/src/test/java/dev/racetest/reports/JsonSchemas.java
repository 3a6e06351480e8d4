package dev.racetest.reports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.node.ObjectNode;

/** Checks JSON against schemas on the class path. */
public final class JsonSchemas {
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Map<String, Schema> SCHEMAS = new ConcurrentHashMap<>();

  private JsonSchemas() {}

  /** Reads JSON with a parser that is not ours. */
  public static JsonNode parse(String json) {
    return MAPPER.readTree(json);
  }

  /**
   * Fails if the JSON is not as one of our own schemas says, or has a property that the schema does
   * not speak of.
   */
  public static void assertDescribed(String schema, String json) {
    assertValid(SCHEMAS.computeIfAbsent(schema, JsonSchemas::closed), json);
  }

  /** Fails if the JSON is not as the published schema of SARIF says. */
  public static void assertSarif(String json) {
    assertValid(SCHEMAS.computeIfAbsent("sarif", unseen -> sarif()), json);
  }

  private static Schema sarif() {
    return schema(SpecificationVersion.DRAFT_7, resource("/schema/sarif-schema-2.1.0.json"));
  }

  private static Schema closed(String name) {
    JsonNode strict = parse(resource("/dev/racetest/reports/" + name));
    close(strict);
    return schema(SpecificationVersion.DRAFT_2020_12, strict.toString());
  }

  private static Schema schema(SpecificationVersion version, String text) {
    return SchemaRegistry.withDefaultDialect(version).getSchema(text);
  }

  /** A schema leaves room for properties to come; what is written today must be in it. */
  private static void close(JsonNode schema) {
    if (schema instanceof ObjectNode object && object.path("properties").isObject()) {
      object.put("additionalProperties", false);
    }
    schema.forEach(JsonSchemas::close);
  }

  private static void assertValid(Schema schema, String json) {
    assertEquals(List.of(), schema.validate(json, InputFormat.JSON), () -> json);
  }

  private static String resource(String name) {
    try (InputStream in = JsonSchemas.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
