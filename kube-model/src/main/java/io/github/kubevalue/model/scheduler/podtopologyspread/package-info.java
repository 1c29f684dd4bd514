/** Pods of a kind are spread evenly over domains such as zones and nodes. */
@NullMarked
package io.github.kubevalue.model.scheduler.podtopologyspread;

import org.jspecify.annotations.NullMarked;
