package org.tpibridge.validation.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;
import org.hl7.fhir.r5.formats.JsonParser;
import org.hl7.fhir.r5.model.BooleanType;
import org.hl7.fhir.r5.model.DateTimeType;
import org.hl7.fhir.r5.model.ElementDefinition;
import org.hl7.fhir.r5.model.Enumerations.FHIRVersion;
import org.hl7.fhir.r5.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r5.model.Extension;
import org.hl7.fhir.r5.model.PackageInformation;
import org.hl7.fhir.r5.model.StringType;
import org.hl7.fhir.r5.model.StructureDefinition;

/**
 * A structure whose header is loaded, and whose body is read when it is first used. The validator
 * walks all six hundred structures to find one by name, but uses only about thirty.
 */
final class LazyStructureDefinition extends StructureDefinition {
  private static final long serialVersionUID = 1L;

  private final transient DefinitionStore definitions;
  private final transient DefinitionStore.StoredDefinition definition;
  private final String versionedUrl;
  private volatile boolean complete;
  private boolean hasSnapshot;

  private final transient Consumer<ElementDefinition> finish;

  /**
   * @param finish applied to each element of the snapshot when it is read
   */
  LazyStructureDefinition(
      DefinitionStore definitions,
      DefinitionStore.StoredDefinition definition,
      Consumer<ElementDefinition> finish) {
    this.finish = finish;
    this.definitions = definitions;
    this.definition = definition;
    List<String> head = definition.columns();
    setUrl(definition.url());
    setVersionElement(
        definition.version().isEmpty() ? null : NonEmptyValues.text(definition.version()));
    setId(text(head.get(3)));
    setName(head.get(4));
    setStatus(PublicationStatus.fromCode(head.get(5)));
    setKind(StructureDefinitionKind.fromCode(head.get(6)));
    setAbstractElement(NonEmptyValues.flag(Boolean.parseBoolean(head.get(7))));
    versionedUrl = super.getVersionedUrl();
    setType(head.get(8));
    setBaseDefinition(text(head.get(9)));
    setDerivation(head.get(10).isEmpty() ? null : TypeDerivationRule.fromCode(head.get(10)));
    setTitle(text(head.get(11)));
    setExperimentalElement(
        head.get(12).isEmpty() ? null : new BooleanType(Boolean.parseBoolean(head.get(12))));
    setDateElement(head.get(13).isEmpty() ? null : new DateTimeType(head.get(13)));
    setFhirVersion(head.get(14).isEmpty() ? null : FHIRVersion.fromCode(head.get(14)));
    if (!definition.blob().equals("own")) {
      setSourcePackage(new PackageInformation("hl7.fhir.r4.core", null, null, null));
    }
  }

  private static String text(String value) {
    return value.isEmpty() ? null : value;
  }

  private void complete() {
    if (!complete) {
      read();
    }
  }

  private synchronized void read() {
    if (complete) {
      return;
    }
    try {
      StructureDefinition body =
          (StructureDefinition) new JsonParser().parse(definitions.read(definition));
      body.getSnapshot().getElement().forEach(finish);
      setSnapshot(body.getSnapshot());
      hasSnapshot = super.hasSnapshot();
      setDifferential(body.getDifferential());
      setExtension(body.getExtension());
      setContext(body.getContext());
      setContextInvariant(body.getContextInvariant());
      setDescription(body.getDescription());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    complete = true;
  }

  @Override
  public StructureDefinitionSnapshotComponent getSnapshot() {
    complete();
    return super.getSnapshot();
  }

  @Override
  public boolean hasSnapshot() {
    complete();
    return hasSnapshot;
  }

  @Override
  public String getVersionedUrl() {
    return versionedUrl;
  }

  @Override
  public StructureDefinitionDifferentialComponent getDifferential() {
    complete();
    return super.getDifferential();
  }

  @Override
  public boolean hasDifferential() {
    complete();
    return super.hasDifferential();
  }

  @Override
  public List<Extension> getExtension() {
    complete();
    return super.getExtension();
  }

  @Override
  public boolean hasExtension() {
    complete();
    return super.hasExtension();
  }

  @Override
  public List<StructureDefinitionContextComponent> getContext() {
    complete();
    return super.getContext();
  }

  @Override
  public boolean hasContext() {
    complete();
    return super.hasContext();
  }

  @Override
  public List<StringType> getContextInvariant() {
    complete();
    return super.getContextInvariant();
  }

  @Override
  public boolean hasContextInvariant() {
    complete();
    return super.hasContextInvariant();
  }

  @Override
  public String getDescription() {
    complete();
    return super.getDescription();
  }

  @Override
  public boolean hasDescription() {
    complete();
    return super.hasDescription();
  }
}
