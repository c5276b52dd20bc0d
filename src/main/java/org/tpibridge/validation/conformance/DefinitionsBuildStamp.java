package org.tpibridge.validation.conformance;

import ca.uhn.fhir.util.VersionUtil;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a build of the definitions was made from. Building them takes half a minute, and between
 * most builds nothing changes.
 */
record DefinitionsBuildStamp(String words) {

  /** Increase it when the format of the definition files changes. */
  private static final int FORMAT = 2;

  private static final String FILE = "stamp.txt";

  static DefinitionsBuildStamp of(Path own) throws IOException {
    StringBuilder words =
        new StringBuilder("form " + FORMAT + ", library " + VersionUtil.getVersion());
    for (Path file : files(own)) {
      String text = Files.readString(file);
      words.append('\n').append(file.getFileName()).append(' ').append(text.length());
      words.append(' ').append(text.hashCode());
    }
    return new DefinitionsBuildStamp(words.toString());
  }

  private static List<Path> files(Path own) throws IOException {
    if (!Files.isDirectory(own)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(own)) {
      return files.filter(file -> file.toString().endsWith(".json")).sorted().toList();
    }
  }

  boolean isCurrent(Path target) throws IOException {
    Path file = target.resolve(FILE);
    return Files.isRegularFile(file)
        && Files.readString(file, StandardCharsets.UTF_8).equals(words);
  }

  void write(Path target) throws IOException {
    Files.writeString(target.resolve(FILE), words, StandardCharsets.UTF_8);
  }
}
