package org.tpibridge.validation;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Stores the initial values of an object's fields, and restores them.
 *
 * <p>The library's instance validator is meant for one use: it stores the codings it saw, the
 * warnings it gave, and the elements it looked up. A list of fields to clear would miss a field
 * that the next release adds, so all fields are restored: a collection to its initial elements, any
 * other field to its initial reference or value. Whether a collection has changed is seen from its
 * size, which is exact for the empty collections of a new validator.
 */
final class InitialState {

  private final List<Slot> slots;

  private InitialState(List<Slot> slots) {
    this.slots = slots;
  }

  /**
   * Stores the state of the given objects, without the objects that they refer to.
   *
   * @return empty if the virtual machine refuses access to the fields
   */
  static Optional<InitialState> of(Object... parts) {
    List<Slot> slots = new ArrayList<>();
    try {
      for (Object part : parts) {
        for (Field field : fields(part.getClass())) {
          field.setAccessible(true);
          slots.add(slot(part, field));
        }
      }
      return Optional.of(new InitialState(List.copyOf(slots)));
    } catch (InaccessibleObjectException | SecurityException | IllegalAccessException refused) {
      return Optional.empty();
    }
  }

  /** All instance fields of a class and its parents. */
  static List<Field> fields(Class<?> type) {
    List<Field> fields = new ArrayList<>();
    for (Class<?> each = type; each != Object.class; each = each.getSuperclass()) {
      for (Field field : each.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          fields.add(field);
        }
      }
    }
    return fields;
  }

  void restore() {
    try {
      for (Slot slot : slots) {
        slot.restore();
      }
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException("A field that was readable is not writable.", impossible);
    }
  }

  private static Slot slot(Object part, Field field) throws IllegalAccessException {
    Object value = field.get(part);
    boolean fixed = Modifier.isFinal(field.getModifiers());
    if (value instanceof Collection<?> elements) {
      return new Elements(part, field, fixed, elements, new ArrayList<>(elements));
    }
    if (value instanceof Map<?, ?> entries) {
      return new Entries(part, field, fixed, entries, new LinkedHashMap<>(entries));
    }
    return fixed ? () -> {} : () -> field.set(part, value);
  }

  @FunctionalInterface
  private interface Slot {
    void restore() throws IllegalAccessException;
  }

  private record Elements(
      Object part, Field field, boolean fixed, Collection<?> current, List<?> original)
      implements Slot {
    @Override
    public void restore() throws IllegalAccessException {
      if (!fixed) {
        field.set(part, current);
      }
      if (current.size() != original.size()) {
        refill(current, original);
      }
    }

    @SuppressWarnings("unchecked")
    private static void refill(Collection<?> current, List<?> original) {
      current.clear();
      ((Collection<Object>) current).addAll(original);
    }
  }

  private record Entries(
      Object part, Field field, boolean fixed, Map<?, ?> current, Map<?, ?> original)
      implements Slot {
    @Override
    public void restore() throws IllegalAccessException {
      if (!fixed) {
        field.set(part, current);
      }
      if (current.size() != original.size()) {
        refill(current, original);
      }
    }

    @SuppressWarnings("unchecked")
    private static void refill(Map<?, ?> current, Map<?, ?> original) {
      current.clear();
      ((Map<Object, Object>) current).putAll(original);
    }
  }
}
