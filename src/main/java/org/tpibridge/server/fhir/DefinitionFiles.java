package org.tpibridge.server.fhir;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipParameters;
import org.hl7.fhir.r4.formats.JsonParser;
import org.hl7.fhir.r4.model.MetadataResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The profiles and terminology that the program ships: the files of its FHIR package. */
public final class DefinitionFiles {
  private static final String FOLDER = "classpath*:org/tpibridge/fhir/package/*.json";
  private static final String MANIFEST = "package.json";

  private final Map<String, byte[]> files;
  private final Map<String, List<MetadataResource>> byType = new TreeMap<>();

  private DefinitionFiles(Map<String, byte[]> files) {
    this.files = files;
    files.forEach(
        (name, content) -> {
          if (!name.equals(MANIFEST) && !name.startsWith(".")) {
            MetadataResource definition = parse(content);
            byType
                .computeIfAbsent(definition.fhirType(), type -> new ArrayList<>())
                .add(definition);
          }
        });
  }

  public static DefinitionFiles shipped() {
    Map<String, byte[]> files = new TreeMap<>();
    try {
      for (Resource file : new PathMatchingResourcePatternResolver().getResources(FOLDER)) {
        try (InputStream content = file.getInputStream()) {
          files.put(Optional.ofNullable(file.getFilename()).orElseThrow(), content.readAllBytes());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new DefinitionFiles(files);
  }

  private static MetadataResource parse(byte[] json) {
    try {
      return (MetadataResource) new JsonParser().parse(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The types of the definitions, such as StructureDefinition. */
  List<String> types() {
    return List.copyOf(byType.keySet());
  }

  List<MetadataResource> ofType(String type) {
    return byType.getOrDefault(type, List.of());
  }

  /** The package as npm packages are: a tar in gzip. The same bytes each time. */
  byte[] archive() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar =
        new TarArchiveOutputStream(new GzipCompressorOutputStream(bytes, new GzipParameters()))) {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        TarArchiveEntry entry = new TarArchiveEntry("package/" + file.getKey());
        entry.setSize(file.getValue().length);
        entry.setModTime(0);
        tar.putArchiveEntry(entry);
        tar.write(file.getValue());
        tar.closeArchiveEntry();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
