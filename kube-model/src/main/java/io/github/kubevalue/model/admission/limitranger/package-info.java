/** {@code LimitRanger}: what containers ask for if they do not say, and the least and the most that they may ask for. */
@NullMarked
package io.github.kubevalue.model.admission.limitranger;

import org.jspecify.annotations.NullMarked;
