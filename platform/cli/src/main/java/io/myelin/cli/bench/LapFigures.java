package io.myelin.cli.bench;

/** How a kind of call did: its rate over the time it was tried, and how long single ones took. */
public record LapFigures(int calls, double perSecond, double millisP50, double millisP99) {}
