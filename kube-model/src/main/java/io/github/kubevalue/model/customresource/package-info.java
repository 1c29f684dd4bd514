/**
 * CustomResourceDefinitions at work: what a definition must be, which names it gets, and how the API server treats the
 * objects of the kinds that it defines, the rules in the Common Expression Language among it. Conversion between versions is
 * not modelled: an object is kept in the version in which it was sent. Nor are estimates of what a rule may cost.
 */
@NullMarked
package io.github.kubevalue.model.customresource;

import org.jspecify.annotations.NullMarked;
