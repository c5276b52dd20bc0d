package org.tpibridge.bench;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.tpibridge.validation.Stock;

/** The smallest program that validates one file with the stock validator. */
public final class StockMain {
  private StockMain() {}

  public static void main(String[] args) throws IOException {
    boolean invalid =
        new Stock(FhirContext.forR4())
            .validate(Files.readString(Path.of(args[args.length - 1]))).stream()
                .anyMatch(m -> m.getSeverity() == ResultSeverityEnum.ERROR);
    System.exit(invalid ? 1 : 0);
  }
}
