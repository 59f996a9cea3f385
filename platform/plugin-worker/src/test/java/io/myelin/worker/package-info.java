/** The worker's dispatch and class loading without a process. */
@org.jspecify.annotations.NullMarked
package io.myelin.worker;
