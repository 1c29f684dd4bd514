/** Quotas say how much of them is used: counted anew whenever something may have been given back. */
@NullMarked
package io.github.kubevalue.model.controller.resourcequota;

import org.jspecify.annotations.NullMarked;
