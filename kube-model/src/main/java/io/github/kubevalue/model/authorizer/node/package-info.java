/** What kubelets may do: a fixed list of things, some of them only about objects that have to do with their own node. */
@NullMarked
package io.github.kubevalue.model.authorizer.node;

import org.jspecify.annotations.NullMarked;
