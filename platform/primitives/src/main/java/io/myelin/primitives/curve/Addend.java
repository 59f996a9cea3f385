package io.myelin.primitives.curve;

/** A point in the form that additions read: Y + X, Y - X, 2dT and 2Z. */
record Addend(long[] plus, long[] minus, long[] twiceDt, long[] twiceZ) {}
