/**
 * The garbage collector: an object whose owners are all gone goes too; deletion in the foreground waits for dependents,
 * deletion that orphans lets them go. The graph that upstream builds from events is the store's index of dependents.
 */
@NullMarked
package io.github.kubevalue.model.controller.garbagecollector;

import org.jspecify.annotations.NullMarked;
