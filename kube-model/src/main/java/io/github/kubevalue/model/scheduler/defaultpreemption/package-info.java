/** Pods of low priority make room for one of high priority. Disruption budgets are not modelled: no pod counts as protected. */
@NullMarked
package io.github.kubevalue.model.scheduler.defaultpreemption;

import org.jspecify.annotations.NullMarked;
