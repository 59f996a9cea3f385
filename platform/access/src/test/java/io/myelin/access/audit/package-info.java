@org.jspecify.annotations.NullMarked
package io.myelin.access.audit;
