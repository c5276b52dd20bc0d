package org.tpibridge.mapping;

import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.tpibridge.visit.Visit;

/** Changes fields of a visit, by the names of the record's components. */
public record ChangedVisit(Visit visit) {

  public Visit with(String field, Object value) {
    RecordComponent[] parts = Visit.class.getRecordComponents();
    Object[] values =
        Arrays.stream(parts)
            .map(part -> part.getName().equals(field) ? value : valueOf(part))
            .toArray();
    Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<Visit> canonical = Visit.class.getDeclaredConstructor(types);
      return canonical.newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new IllegalArgumentException("not a visit with this " + field, e);
    }
  }

  Object valueOf(RecordComponent part) {
    try {
      return part.getAccessor().invoke(visit);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }
}
