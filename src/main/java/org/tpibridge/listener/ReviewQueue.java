package org.tpibridge.listener;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.tpibridge.files.OwnerOnlyFiles;
import org.tpibridge.finding.Finding;
import org.tpibridge.importing.jobs.FindingText;
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
    OwnerOnlyFiles.write(folder.resolve(message.name() + MESSAGE), message.bytes());
    OwnerOnlyFiles.write(folder.resolve(message.name() + FINDINGS), FindingText.bytes(findings));
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
