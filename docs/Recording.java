import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Draws a recorded terminal session as an animated SVG; {@code docs/recording.sh} calls it: {@code
 * java docs/Recording.java FOLDER COLUMNS LINES}. The folder contains NN.command and NN.output for
 * each command. Programs that do not animate SVG show the complete session.
 */
public final class Recording {
  private static final double CHARACTER = 7.8;
  private static final int LINE = 17;
  private static final int MARGIN = 14;
  private static final String DEFAULT = "#d4d7dd";
  private static final String PROMPT = "#7ec699";
  private static final String[] COLORS = {
    "#4b5160", "#f0716b", "#7ec699", "#e6c07b", "#6cb0f5", "#c792ea", "#66c7d0", "#d4d7dd",
  };

  private record Cell(char character, String color, boolean bold) {
    static final Cell BLANK = new Cell(' ', DEFAULT, false);
  }

  private record Line(List<Cell> cells, double seconds) {}

  private Recording() {}

  public static void main(String[] args) throws IOException {
    Locale.setDefault(Locale.ROOT);
    Path folder = Path.of(args[0]);
    int columns = Integer.parseInt(args[1]);
    int most = Integer.parseInt(args[2]);
    List<Path> commands;
    try (Stream<Path> files = Files.list(folder)) {
      commands = files.filter(file -> file.toString().endsWith(".command")).sorted().toList();
    }
    List<Line> lines = new ArrayList<>();
    double seconds = 0.5;
    for (Path command : commands) {
      lines.add(new Line(prompt(Files.readString(command).strip()), seconds));
      seconds += 1;
      Path output = Path.of(command.toString().replace(".command", ".output"));
      List<List<Cell>> screen = new Screen(columns).show(Files.readString(output));
      for (List<Cell> line : firstOf(screen, most)) {
        lines.add(new Line(line, seconds));
        seconds += 0.05;
      }
      lines.add(new Line(List.of(), seconds));
      seconds += 2;
    }
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    draw(lines, columns, out);
    out.flush();
  }

  private static List<Cell> prompt(String command) {
    List<Cell> cells = new ArrayList<>();
    "$ ".chars().forEach(c -> cells.add(new Cell((char) c, PROMPT, true)));
    command.chars().forEach(c -> cells.add(new Cell((char) c, DEFAULT, true)));
    return cells;
  }

  private static List<List<Cell>> firstOf(List<List<Cell>> lines, int most) {
    if (lines.size() <= most) {
      return lines;
    }
    List<List<Cell>> first = new ArrayList<>(lines.subList(0, most - 1));
    first.add(List.of(new Cell('…', COLORS[0], false)));
    return first;
  }

  private static void draw(List<Line> lines, int columns, PrintStream out) {
    long width = Math.round(columns * CHARACTER) + 2 * MARGIN;
    int height = lines.size() * LINE + 2 * MARGIN;
    out.printf(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
            + " viewBox=\"0 0 %d %d\">%n",
        width, height, width, height);
    out.println(
        """
        <title>Terminal session of TPI Bridge</title>
        <style>
          text { font: 13px ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace; }
          text { white-space: pre; }
          .l { animation: show 1ms both; }
          @keyframes show { from { visibility: hidden; } to { visibility: visible; } }
          @media (prefers-reduced-motion: reduce) { .l { animation: none; } }
        </style>
        <rect width="100%" height="100%" rx="8" fill="#1e2128"/>""");
    for (int number = 0; number < lines.size(); number++) {
      Line line = lines.get(number);
      if (!line.cells().isEmpty()) {
        out.printf("<g class=\"l\" style=\"animation-delay:%.2fs\">", line.seconds());
        drawLine(line.cells(), MARGIN + number * LINE + 13, out);
        out.println("</g>");
      }
    }
    out.println("</svg>");
  }

  /** Each run of one color is placed on its own, so that columns are right in every font. */
  private static void drawLine(List<Cell> cells, int y, PrintStream out) {
    int from = 0;
    while (from < cells.size()) {
      Cell first = cells.get(from);
      int to = from;
      StringBuilder text = new StringBuilder();
      while (to < cells.size()
          && cells.get(to).color().equals(first.color())
          && cells.get(to).bold() == first.bold()) {
        text.append(cells.get(to).character());
        to++;
      }
      if (!text.toString().isBlank()) {
        out.printf(
            "<text x=\"%.1f\" y=\"%d\" textLength=\"%.1f\" fill=\"%s\"%s"
                + " xml:space=\"preserve\">%s</text>",
            MARGIN + from * CHARACTER,
            y,
            (to - from) * CHARACTER,
            first.color(),
            first.bold() ? " font-weight=\"bold\"" : "",
            text.toString().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
      }
      from = to;
    }
  }

  /** What a terminal shows after an output; progress bars leave their last state. */
  private static final class Screen {
    private static final Pattern SEQUENCE =
        Pattern.compile("\\u001b\\[([0-9;?]*)([A-Za-z])|\\u001b[^\\[]");

    private final int columns;
    private final List<List<Cell>> lines = new ArrayList<>();
    private int row;
    private int column;
    private String color = DEFAULT;
    private boolean bold;

    Screen(int columns) {
      this.columns = columns;
    }

    List<List<Cell>> show(String output) {
      Matcher sequence = SEQUENCE.matcher(output);
      int at = 0;
      while (at < output.length()) {
        char c = output.charAt(at);
        if (c == '\u001b' && sequence.find(at) && sequence.start() == at) {
          if (sequence.group(2) != null) {
            control(sequence.group(1), sequence.group(2).charAt(0));
          }
          at = sequence.end();
          continue;
        }
        switch (c) {
          case '\r' -> column = 0;
          case '\n' -> {
            row++;
            column = 0;
          }
          case '\b' -> column = Math.max(0, column - 1);
          default -> {
            if (c >= ' ') {
              put(c);
            }
          }
        }
        at++;
      }
      return trimmed();
    }

    private void put(char c) {
      if (column == columns) {
        row++;
        column = 0;
      }
      List<Cell> line = line();
      while (line.size() <= column) {
        line.add(Cell.BLANK);
      }
      line.set(column, new Cell(c, color, bold));
      column++;
    }

    private List<Cell> line() {
      while (lines.size() <= row) {
        lines.add(new ArrayList<>());
      }
      return lines.get(row);
    }

    private void control(String parameters, char command) {
      switch (command) {
        case 'm' -> style(parameters);
        case 'K' -> {
          List<Cell> line = line();
          int from = parameters.equals("2") ? 0 : column;
          if (from < line.size()) {
            line.subList(from, line.size()).clear();
          }
        }
        case 'A' -> {
          int up = parameters.isEmpty() ? 1 : Integer.parseInt(parameters);
          row = Math.max(0, row - up);
        }
        default -> {}
      }
    }

    private void style(String parameters) {
      for (String parameter : parameters.split(";")) {
        int number = parameter.isEmpty() ? 0 : Integer.parseInt(parameter);
        if (number == 0) {
          color = DEFAULT;
          bold = false;
        } else if (number == 1) {
          bold = true;
        } else if (number == 22) {
          bold = false;
        } else if (number == 2) {
          color = COLORS[0];
        } else if (number == 39) {
          color = DEFAULT;
        } else if (number >= 30 && number <= 37) {
          color = COLORS[number - 30];
        } else if (number >= 90 && number <= 97) {
          color = COLORS[number - 90];
        }
      }
    }

    private List<List<Cell>> trimmed() {
      for (List<Cell> line : lines) {
        while (!line.isEmpty() && line.get(line.size() - 1).character() == ' ') {
          line.remove(line.size() - 1);
        }
      }
      while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
        lines.remove(lines.size() - 1);
      }
      return lines;
    }
  }
}
