package io.myelin.image;

/** The text on the picture. */
record Truth(String text) {}
