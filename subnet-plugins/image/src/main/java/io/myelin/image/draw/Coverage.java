package io.myelin.image.draw;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** How much of each pixel lies inside shapes, from 0 to 1: exact along x, four lines along y. */
final class Coverage {
  private static final int LINES = 4;
  private static final double FLATNESS = 0.05;

  private final int width;
  private final int height;
  private final double[] inside;

  private record Edge(double x0, double y0, double x1, double y1) {
    /** 1 downwards, -1 upwards, 0 where the line does not cross y. */
    int crosses(double y) {
      return y0 <= y && y < y1 ? 1 : y1 <= y && y < y0 ? -1 : 0;
    }

    double at(double y) {
      return x0 + (y - y0) / (y1 - y0) * (x1 - x0);
    }
  }

  private record Crossing(double x, int winding) {}

  Coverage(int width, int height) {
    this.width = width;
    this.height = height;
    this.inside = new double[width * height];
  }

  double at(int x, int y) {
    return Math.min(1, inside[y * width + x]);
  }

  /** Fills where the outline winds around, as fonts want it. */
  void fill(Shape outline, AffineTransform place) {
    List<Edge> edges = edges(outline.getPathIterator(place, FLATNESS));
    double top = edges.stream().mapToDouble(e -> Math.min(e.y0, e.y1)).min().orElse(0);
    double bottom = edges.stream().mapToDouble(e -> Math.max(e.y0, e.y1)).max().orElse(0);
    int first = Math.max(0, (int) Math.floor(top));
    int last = Math.min(height - 1, (int) Math.ceil(bottom));
    for (int row = first; row <= last; row++) {
      for (int line = 0; line < LINES; line++) {
        fillLine(edges, row, row + (line + 0.5) / LINES);
      }
    }
  }

  private void fillLine(List<Edge> edges, int row, double y) {
    List<Crossing> crossings = new ArrayList<>();
    for (Edge edge : edges) {
      int winding = edge.crosses(y);
      if (winding != 0) {
        crossings.add(new Crossing(edge.at(y), winding));
      }
    }
    crossings.sort(Comparator.comparingDouble(Crossing::x));
    int winding = 0;
    for (int i = 0; i + 1 < crossings.size(); i++) {
      winding += crossings.get(i).winding();
      if (winding != 0) {
        span(row, crossings.get(i).x(), crossings.get(i + 1).x());
      }
    }
  }

  private void span(int row, double from, double to) {
    int last = Math.min(width - 1, (int) Math.floor(to));
    for (int x = Math.max(0, (int) Math.floor(from)); x <= last; x++) {
      double part = Math.min(to, x + 1) - Math.max(from, x);
      inside[row * width + x] += Math.max(0, part) / LINES;
    }
  }

  private static List<Edge> edges(PathIterator path) {
    List<Edge> edges = new ArrayList<>();
    double[] to = new double[6];
    double startX = 0;
    double startY = 0;
    double x = 0;
    double y = 0;
    for (; !path.isDone(); path.next()) {
      int kind = path.currentSegment(to);
      if (kind == PathIterator.SEG_MOVETO) {
        startX = to[0];
        startY = to[1];
      } else {
        boolean close = kind == PathIterator.SEG_CLOSE;
        double nextX = close ? startX : to[0];
        double nextY = close ? startY : to[1];
        edges.add(new Edge(x, y, nextX, nextY));
        to[0] = nextX;
        to[1] = nextY;
      }
      x = to[0];
      y = to[1];
    }
    return edges;
  }
}
