package org.tpibridge.report;

import java.io.PrintStream;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Writes indented JSON to a stream that stays open. */
public final class IndentedJson {
  private static final JsonMapper JSON = new JsonMapper();

  private IndentedJson() {}

  /**
   * Prints with {@code print}, because {@code println} of a printable stream escapes line breaks.
   */
  public static void print(JsonNode json, PrintStream out) {
    out.print(JSON.writerWithDefaultPrettyPrinter().writeValueAsString(json) + '\n');
    out.flush();
  }

  public static JsonGenerator generator(PrintStream out) {
    return JsonFactory.builder()
        .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
        .build()
        .createGenerator(
            new ObjectWriteContext.Base() {
              @Override
              public PrettyPrinter getPrettyPrinter() {
                return new DefaultPrettyPrinter();
              }
            },
            out);
  }
}
