package org.tpibridge.report;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** One indented JSON object in a file, for programs and for people who look. */
final class JsonFile {
  private JsonFile() {}

  /**
   * Writes the file anew.
   *
   * @param members writes what is in the object
   */
  static void write(Path file, Consumer<JsonGenerator> members) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(indented(), text)) {
      json.writeStartObject();
      members.accept(json);
      json.writeEndObject();
    }
    Files.writeString(file, text + "\n");
  }

  private static ObjectWriteContext indented() {
    return new ObjectWriteContext.Base() {
      @Override
      public PrettyPrinter getPrettyPrinter() {
        return new DefaultPrettyPrinter();
      }
    };
  }
}
