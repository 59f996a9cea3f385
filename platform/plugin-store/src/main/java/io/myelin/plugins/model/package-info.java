/** Model files of a data folder, named by digest and shared by all workers. */
@org.jspecify.annotations.NullMarked
package io.myelin.plugins.model;
