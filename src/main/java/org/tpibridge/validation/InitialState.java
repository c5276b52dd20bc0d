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
 * Remembers what an object's fields held when it was new, and puts that back.
 *
 * <p>The library's instance validator is meant for one use: it keeps the codings it saw, the
 * warnings it gave, the elements it looked up. Naming the fields to empty would miss the one that
 * the next release adds; so every field is put back: a collection to the elements it had, anything
 * else to the reference or value it had. A collection is known to have changed by its size, which
 * is exact for the empty ones that a validator starts with.
 */
final class InitialState {

  private final List<Slot> slots;

  private InitialState(List<Slot> slots) {
    this.slots = slots;
  }

  /**
   * Takes the state of the given objects, each by itself: what they refer to is not followed.
   *
   * @return empty where the virtual machine does not let us at the fields
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
      throw new IllegalStateException("a field that was readable is not writable", impossible);
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
      Object part, Field field, boolean fixed, Collection<?> held, List<?> original)
      implements Slot {
    @Override
    public void restore() throws IllegalAccessException {
      if (!fixed) {
        field.set(part, held);
      }
      if (held.size() != original.size()) {
        refill(held, original);
      }
    }

    @SuppressWarnings("unchecked")
    private static void refill(Collection<?> held, List<?> original) {
      held.clear();
      ((Collection<Object>) held).addAll(original);
    }
  }

  private record Entries(
      Object part, Field field, boolean fixed, Map<?, ?> held, Map<?, ?> original) implements Slot {
    @Override
    public void restore() throws IllegalAccessException {
      if (!fixed) {
        field.set(part, held);
      }
      if (held.size() != original.size()) {
        refill(held, original);
      }
    }

    @SuppressWarnings("unchecked")
    private static void refill(Map<?, ?> held, Map<?, ?> original) {
      held.clear();
      ((Map<Object, Object>) held).putAll(original);
    }
  }
}
