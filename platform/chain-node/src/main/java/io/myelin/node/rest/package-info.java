/**
 * The REST interface under /api/v1 that the console and the command line use. Open {@link
 * io.myelin.node.rest.ChainResource} first.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.node.rest;
