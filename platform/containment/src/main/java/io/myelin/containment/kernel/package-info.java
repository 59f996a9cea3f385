/** Linux system calls for containment; loaded in the first stage and in the worker only. */
@org.jspecify.annotations.NullMarked
package io.myelin.containment.kernel;
