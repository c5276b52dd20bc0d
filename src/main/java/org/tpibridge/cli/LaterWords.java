package org.tpibridge.cli;

import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the words after {@code --later}, which have a hyphen. */
final class LaterWords implements ITypeConverter<UndoVerb.Later> {
  @Override
  public UndoVerb.Later convert(String word) {
    return Arrays.stream(UndoVerb.Later.values())
        .filter(later -> later.toString().equals(word))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("expected refuse, keep or take-back"));
  }
}
