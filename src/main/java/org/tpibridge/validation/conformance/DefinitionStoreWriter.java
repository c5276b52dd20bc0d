package org.tpibridge.validation.conformance;

import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.hl7.fhir.r5.model.StructureDefinition;

/** Writes definitions, each compressed separately, to a few files and their indexes. */
final class DefinitionStoreWriter {

  private final Map<String, ByteArrayOutputStream> blobs = new LinkedHashMap<>();
  private final Map<String, List<String>> indexes = new LinkedHashMap<>();

  void structure(String blob, StructureDefinition each, byte[] json) throws IOException {
    index(DefinitionStore.STRUCTURES)
        .add(
            String.join(
                "\t",
                place(blob, json),
                "StructureDefinition",
                each.getUrl(),
                text(each.getVersion()),
                text(each.getId()),
                each.getName(),
                each.getStatus().toCode(),
                each.getKind().toCode(),
                Boolean.toString(each.getAbstract()),
                each.getType(),
                text(each.getBaseDefinition()),
                each.hasDerivation() ? each.getDerivation().toCode() : "",
                text(each.getTitle()),
                each.hasExperimental() ? Boolean.toString(each.getExperimental()) : "",
                text(each.getDateElement().getValueAsString()),
                each.hasFhirVersion() ? each.getFhirVersion().toCode() : ""));
  }

  void term(String blob, String type, String url, String version, byte[] json) throws IOException {
    index(blob).add(String.join("\t", place(blob, json), type, url, text(version)));
  }

  private List<String> index(String name) {
    return indexes.computeIfAbsent(name, each -> new ArrayList<>());
  }

  private static String text(String value) {
    return value == null ? "" : value.replaceAll("\\s+", " ");
  }

  private String place(String blob, byte[] json) throws IOException {
    ByteArrayOutputStream out = blobs.computeIfAbsent(blob, name -> new ByteArrayOutputStream());
    int from = out.size();
    Deflater best = new Deflater(Deflater.BEST_COMPRESSION, true);
    try (DeflaterOutputStream deflating = new DeflaterOutputStream(new Unclosed(out), best)) {
      deflating.write(json);
    } finally {
      best.end();
    }
    return blob + "\t" + from + "\t" + (out.size() - from) + "\t" + json.length;
  }

  void save(Path folder) throws IOException {
    Files.createDirectories(folder);
    for (Map.Entry<String, ByteArrayOutputStream> blob : blobs.entrySet()) {
      Files.write(folder.resolve(blob.getKey() + ".bin"), blob.getValue().toByteArray());
    }
    for (Map.Entry<String, List<String>> index : indexes.entrySet()) {
      Path file = folder.resolve(index.getKey() + ".tsv");
      Files.write(file, index.getValue(), StandardCharsets.UTF_8);
    }
  }

  private static final class Unclosed extends FilterOutputStream {
    Unclosed(ByteArrayOutputStream out) {
      super(out);
    }

    @Override
    public void write(byte[] bytes, int from, int length) throws IOException {
      out.write(bytes, from, length);
    }

    @Override
    public void close() {}
  }
}
