package org.tpibridge.cli.options;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.util.Arrays;
import org.tpibridge.cli.output.Console;
import org.tpibridge.files.OutputFolder;
import org.tpibridge.importing.export.BundleFileWriter;
import org.tpibridge.importing.export.BundleFolder;
import org.tpibridge.importing.export.BundleForm;
import org.tpibridge.importing.export.BundleLineWriter;
import org.tpibridge.importing.export.NdjsonWriter;
import org.tpibridge.importing.export.VisitWriter;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The value of {@code --to}: the form in which visits are written. */
public enum OutputForm {
  BUNDLE("bundle"),
  BUNDLE_CONDITIONAL("bundle-conditional"),
  NDJSON("ndjson");

  /** Describes the option. */
  public static final String DESCRIPTION =
      "bundle (default): one transaction Bundle per visit, as a file or as one line;"
          + " bundle-conditional: the same without ids, for servers that assign ids themselves:"
          + " PUT Type?identifier=… instead of PUT Type/id;"
          + " ndjson: one resource per line, one file per resource type, references as Type/id.";

  private final String word;

  OutputForm(String word) {
    this.word = word;
  }

  /** Reads the word that a user typed. A class, as those of {@link NumberConverters}. */
  public static final class Converter implements ITypeConverter<OutputForm> {
    @Override
    public OutputForm convert(String word) {
      return of(word);
    }
  }

  private static OutputForm of(String word) {
    return Arrays.stream(values())
        .filter(form -> form.word.equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new TypeConversionException(
                    "expected one of "
                        + Arrays.stream(values()).map(OutputForm::toString).collect(joining(", "))
                        + " but was '"
                        + word
                        + "'"));
  }

  /** As users type it. */
  @Override
  public String toString() {
    return word;
  }

  public boolean isBundle() {
    return this != NDJSON;
  }

  private BundleForm bundles() {
    return this == BUNDLE ? BundleForm.OWN_IDS : BundleForm.CONDITIONAL;
  }

  public VisitWriter<?> toStandardOutput(Console console) {
    return isBundle()
        ? new BundleLineWriter(console.out(), bundles())
        : NdjsonWriter.on(console.out());
  }

  public VisitWriter<?> toFolder(OutputFolder folder, Console console) throws IOException {
    return isBundle()
        ? new BundleFileWriter(new BundleFolder(folder, console.err()), bundles())
        : NdjsonWriter.inFolder(folder);
  }
}
