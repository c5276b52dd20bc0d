package org.tpibridge.importing.export;

import java.io.IOException;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.tpibridge.files.OutputFile;
import org.tpibridge.mapping.json.FhirJsonWriter;
import org.tpibridge.pipeline.VisitResult;

/** Writes one file for each visit, as indented JSON. */
public final class BundleFileWriter implements VisitWriter<BundleFileWriter.EncodedBundle> {
  record EncodedBundle(Optional<String> source, String visitId, String bundleId, byte[] json) {}

  private final BundleFolder files;
  private final BundleForm form;
  private final FhirJsonWriter writer = FhirJsonWriter.pretty();
  private final BundleFileNames names = new BundleFileNames();

  public BundleFileWriter(BundleFolder files, BundleForm form) {
    this.files = files;
    this.form = form;
  }

  @Override
  public EncodedBundle encode(VisitResult.Accepted visit) {
    return encoded(visit.read().source(), visit.visit().visitId(), visit.bundle());
  }

  @Override
  public EncodedBundle encode(ExportUnit unit) {
    return encoded(unit.source(), unit.name(), unit.bundle());
  }

  private EncodedBundle encoded(Optional<String> source, String visitId, Bundle bundle) {
    return new EncodedBundle(source, visitId, bundle.getIdPart(), writer.bytes(form.of(bundle)));
  }

  @Override
  public Optional<String> write(EncodedBundle encoded) throws IOException {
    String name = names.nameOf(encoded.source(), encoded.visitId(), encoded.bundleId());
    try (OutputFile file = files.open(name, encoded.bundleId())) {
      file.out().write(encoded.json());
      file.commitUnforced();
      return Optional.of(file.path().getFileName().toString());
    }
  }

  @Override
  public void finish() {}

  @Override
  public void close() {}
}
