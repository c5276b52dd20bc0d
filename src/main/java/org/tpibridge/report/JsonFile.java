package org.tpibridge.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringWriter;
import java.util.function.Consumer;
import org.tpibridge.files.OutputFile;
import org.tpibridge.finding.PrintableText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Writes an indented JSON object to a file. */
final class JsonFile {
  private JsonFile() {}

  /**
   * Writes the file and closes it.
   *
   * @param members writes the properties of the object
   */
  static void write(OutputFile file, Consumer<JsonGenerator> members) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(indented(), text)) {
      json.writeStartObject();
      members.accept(json);
      json.writeEndObject();
    }
    try (file) {
      // Escaping non-printable characters does not change the JSON values.
      file.out().write((PrintableText.text(text.toString()) + "\n").getBytes(UTF_8));
      file.commit();
    }
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
