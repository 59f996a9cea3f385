/**
 * The conventions of the REST interface: lists, cursors, problems, amounts. Open {@link
 * io.myelin.api.Listing} first; the resources are in the packages below.
 */
@org.jspecify.annotations.NullMarked
package io.myelin.api;
