package org.tpibridge.cli;

import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the words after {@code --later}, which have a hyphen. */
final class LaterChoiceConverter implements ITypeConverter<UndoCommand.LaterChoice> {
  @Override
  public UndoCommand.LaterChoice convert(String word) {
    return Arrays.stream(UndoCommand.LaterChoice.values())
        .filter(later -> later.toString().equals(word))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("expected refuse, keep or take-back"));
  }
}
