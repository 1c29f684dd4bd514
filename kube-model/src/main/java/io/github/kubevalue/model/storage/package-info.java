/** The API group storage.k8s.io: the sorts of storage, and the drivers that make and attach it. All of v1 is typed. */
@NullMarked
@ApiStyle
package io.github.kubevalue.model.storage;

import io.github.kubevalue.model.encoding.ApiStyle;
import org.jspecify.annotations.NullMarked;
