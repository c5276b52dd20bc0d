package org.tpibridge.crash;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A watched folder as its users see it: they put files there and look for the results. */
record Inbox(Path folder) {
  private static final JsonMapper JSON = new JsonMapper();

  static Inbox in(Path parent) {
    try {
      return new Inbox(Files.createDirectories(parent.resolve("inbox")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes under another name first, then renames; replaces an existing file. */
  void put(String name, Path content) {
    try {
      Path part = Files.copy(content, path(name + ".part"));
      Files.move(part, path(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Such as {@code visits.csv} or {@code done/visits.csv}. */
  Path path(String name) {
    return folder.resolve(name);
  }

  boolean holds(String name) {
    return Files.exists(path(name));
  }

  /** Files that are not imported yet. */
  List<Path> waiting() {
    return files(folder);
  }

  /** All moved files by name, with their content; without the times in reports. */
  SortedMap<String, String> away() {
    SortedMap<String, String> away = new TreeMap<>();
    for (String place : List.of("done", "failed")) {
      files(path(place)).forEach(f -> away.put(place + "/" + f.getFileName(), told(f)));
    }
    return away;
  }

  private static String told(Path file) {
    try {
      String text = Files.readString(file, ISO_8859_1);
      if (!file.toString().endsWith(".report.json")) {
        // Enough to compare, and short enough to read if two differ.
        return text.lines().count() + " lines, " + text.hashCode();
      }
      JsonNode report = JSON.readTree(text).get("files").get(0);
      return Stream.of("file", "sha256", "job", "finished", "rows", "findings")
          .map(member -> String.valueOf(report.get(member)))
          .toList()
          .toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> files(Path place) {
    if (!Files.exists(place)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(place)) {
      return all.filter(Files::isRegularFile).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
