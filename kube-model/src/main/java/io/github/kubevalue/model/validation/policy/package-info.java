/** The rules on disruption budgets, with upstream's paths and messages. */
@NullMarked
package io.github.kubevalue.model.validation.policy;

import org.jspecify.annotations.NullMarked;
