package org.tpibridge.listener;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.tpibridge.files.OwnerOnlyFiles;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.messages.ReceivedMessage;

/** The folder of messages that a person should check, each with its findings. */
final class ReviewQueue {
  private static final String MESSAGE = ".hl7";
  private static final String FINDINGS = ".txt";

  private final Path folder;

  private ReviewQueue(Path folder) {
    this.folder = folder;
  }

  static ReviewQueue in(Path path) throws ListenerException {
    try {
      OwnerOnlyFiles.createFolder(path);
      OwnerOnlyFiles.removeUnfinished(path);
      return new ReviewQueue(path);
    } catch (IOException e) {
      throw new ListenerException(
          "The review queue folder " + path + " cannot be written. Check its permissions.", e);
    }
  }

  void add(ReceivedMessage message, List<Finding> findings) throws IOException {
    StringBuilder text = new StringBuilder();
    for (Finding finding : findings) {
      text.append(finding.severity().label()).append(' ').append(finding.code());
      finding.place().ifPresent(place -> text.append("  ").append(place.description()));
      text.append("\n    ").append(finding.message()).append('\n');
      finding.suggestion().ifPresent(s -> text.append("    -> ").append(s).append('\n'));
    }
    OwnerOnlyFiles.write(folder.resolve(message.name() + MESSAGE), message.bytes());
    OwnerOnlyFiles.write(
        folder.resolve(message.name() + FINDINGS), text.toString().getBytes(UTF_8));
  }

  void remove(String name) throws IOException {
    Files.deleteIfExists(folder.resolve(name + FINDINGS));
    Files.deleteIfExists(folder.resolve(name + MESSAGE));
  }

  boolean hasErrors(String name) throws IOException {
    try {
      return Files.readString(folder.resolve(name + FINDINGS))
          .lines()
          .anyMatch(line -> line.startsWith("error "));
    } catch (NoSuchFileException e) {
      return false;
    }
  }
}
