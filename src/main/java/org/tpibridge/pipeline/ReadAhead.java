package org.tpibridge.pipeline;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** Reads several items ahead, so that data for all of them can be looked up together. */
final class ReadAhead<T> implements Iterator<T> {
  private final Iterator<T> items;
  private final int number;
  private final Consumer<List<T>> prepare;
  private final Deque<T> read = new ArrayDeque<>();

  private ReadAhead(Iterator<T> items, int number, Consumer<List<T>> prepare) {
    this.items = items;
    this.number = number;
    this.prepare = prepare;
  }

  /**
   * @param number the number of items; 0 reads nothing ahead
   * @param prepare called with the items before the first of them is returned
   */
  static <T> Iterator<T> of(Iterator<T> items, int number, Consumer<List<T>> prepare) {
    return number == 0 ? items : new ReadAhead<>(items, number, prepare);
  }

  @Override
  public boolean hasNext() {
    if (read.isEmpty()) {
      while (read.size() < number && items.hasNext()) {
        read.add(items.next());
      }
      if (!read.isEmpty()) {
        prepare.accept(new ArrayList<>(read));
      }
    }
    return !read.isEmpty();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    return read.remove();
  }
}
