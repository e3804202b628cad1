//! Structures as examples show them.

use serde_json::{Map, Value};

use crate::page::example::Element;

/// Deeper examples are cut.
const MOST_DEPTH: usize = 24;
/// Examples with more fields are cut.
const MOST_NODES: usize = 4_000;
/// How many elements of a list are looked at.
const MOST_ELEMENTS: usize = 200;

/// A structure, its root first.
#[derive(Debug, Default, Clone)]
pub(crate) struct ExampleShape {
    nodes: Vec<ShapeNode>,
}

/// A field that an example has.
#[derive(Debug, Clone, Default)]
pub(crate) struct ShapeNode {
    pub(crate) name: String,
    pub(crate) parent: usize,
    pub(crate) children: Vec<usize>,
    /// How many lists are around the values: 1 for `[…]`, 2 for `[[…]]`.
    pub(crate) lists: usize,
    /// Name of the element that wraps the elements of the list.
    pub(crate) wrapper: Option<String>,
    /// Whether the names of the fields below are not fixed.
    pub(crate) is_map: bool,
    /// Whether it has, or can have, fields.
    pub(crate) is_object: bool,
    /// The first value that is neither a structure nor null.
    pub(crate) scalar: Option<Value>,
    /// Whether it is in XML only.
    pub(crate) is_xml_only: bool,
    /// Whether it is JSON inside a text.
    pub(crate) is_embedded: bool,
    /// Its name in XML, where that differs in case.
    pub(crate) xml_name: Option<String>,
}

impl ExampleShape {
    pub(crate) fn new() -> Self {
        Self { nodes: vec![ShapeNode { is_object: true, ..ShapeNode::default() }] }
    }

    /// What the children of an element of XML show.
    pub(crate) fn of_xml(root: &Element) -> Self {
        let mut shape = Self::new();
        shape.take_children(0, &root.children, 0);
        shape
    }

    pub(crate) fn len(&self) -> usize {
        self.nodes.len()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.nodes.len() <= 1
    }

    pub(crate) fn node(&self, id: usize) -> Option<&ShapeNode> {
        self.nodes.get(id)
    }

    pub(crate) fn ids(&self) -> std::ops::Range<usize> {
        0..self.nodes.len()
    }

    pub(crate) fn child(&self, parent: usize, name: &str) -> Option<usize> {
        let children = &self.nodes.get(parent)?.children;
        children.iter().copied().find(|id| self.nodes.get(*id).is_some_and(|node| node.name == name))
    }

    /// The child whose name differs in case only.
    pub(crate) fn similar_child(&self, parent: usize, name: &str) -> Option<usize> {
        let children = &self.nodes.get(parent)?.children;
        children.iter().copied().find(|id| self.nodes.get(*id).is_some_and(|node| node.name.eq_ignore_ascii_case(name)))
    }

    pub(crate) fn change(&mut self, id: usize, change: impl FnOnce(&mut ShapeNode)) {
        if let Some(node) = self.nodes.get_mut(id) {
            change(node);
        }
    }

    /// The child of that name, made if it is not there yet; none if the example has too many.
    pub(crate) fn child_or_new(&mut self, parent: usize, name: &str) -> Option<usize> {
        if let Some(id) = self.child(parent, name) {
            return Some(id);
        }
        let id = self.nodes.len();
        if id >= MOST_NODES || name.is_empty() {
            return None;
        }
        self.nodes.push(ShapeNode { name: name.to_owned(), parent, ..ShapeNode::default() });
        self.change(parent, |node| {
            node.children.push(id);
            node.is_object = true;
        });
        Some(id)
    }

    /// Adds what a value shows to a node.
    pub(crate) fn take(&mut self, id: usize, value: &Value, depth: usize) {
        if depth > MOST_DEPTH {
            return;
        }
        match value {
            Value::Object(members) => self.take_members(id, members, depth),
            Value::Array(elements) => self.take_elements(id, elements, depth),
            Value::Null => {}
            scalar => self.change(id, |node| {
                let is_blank = scalar.as_str() == Some("");
                if node.scalar.is_none()
                    || (node.scalar.as_ref().is_some_and(|known| known.as_str() == Some("")) && !is_blank)
                {
                    node.scalar = Some(scalar.clone());
                }
            }),
        }
    }

    fn take_members(&mut self, id: usize, members: &Map<String, Value>, depth: usize) {
        self.change(id, |node| node.is_object = true);
        for (name, value) in members {
            if let Some(child) = self.child_or_new(id, name) {
                self.take(child, value, depth + 1);
            }
        }
    }

    fn take_elements(&mut self, id: usize, elements: &[Value], depth: usize) {
        let inner = elements.iter().take(MOST_ELEMENTS).any(Value::is_array);
        self.change(id, |node| node.lists = node.lists.max(1 + usize::from(inner)));
        for element in elements.iter().take(MOST_ELEMENTS) {
            match element {
                Value::Array(within) => {
                    within.iter().take(MOST_ELEMENTS).filter(|value| !value.is_array()).for_each(|value| {
                        self.take(id, value, depth + 1);
                    });
                }
                other => self.take(id, other, depth + 1),
            }
        }
    }

    fn take_children(&mut self, id: usize, children: &[Element], depth: usize) {
        if depth > MOST_DEPTH {
            return;
        }
        for element in children.iter().take(MOST_ELEMENTS * 4) {
            let is_known = self.child(id, &element.name).is_some();
            let Some(child) = self.child_or_new(id, &element.name) else { continue };
            if is_known && stands_twice(children, &element.name) {
                self.change(child, |node| node.lists = 1);
            }
            if element.children.is_empty() {
                let text = Value::String(element.text.clone());
                self.take(child, &text, depth + 1);
            } else {
                self.take_children(child, &element.children, depth + 1);
            }
        }
    }

    /// Adds the fields that only XML shows, and the names of elements that JSON does without.
    pub(crate) fn add_xml(&mut self, xml: &ExampleShape) {
        self.add(0, xml, 0, 0);
    }

    fn add(&mut self, id: usize, xml: &ExampleShape, other: usize, depth: usize) {
        if depth > MOST_DEPTH {
            return;
        }
        let Some(theirs) = xml.node(other) else { return };
        let names_wrapper = self.node(id).is_some_and(|node| node.lists > 0 && node.wrapper.is_none());
        let only = match theirs.children.as_slice() {
            [only] if names_wrapper && id != 0 => xml.node(*only).filter(|node| self.child(id, &node.name).is_none()),
            _ => None,
        };
        if let (Some(wrapper), Some(inner)) = (only, theirs.children.first()) {
            let name = wrapper.name.clone();
            self.change(id, |node| node.wrapper = Some(name));
            return self.add(id, xml, *inner, depth + 1);
        }
        // What wraps a list in JSON as well is not a field.
        if let (Some(wrapper), [only]) =
            (self.node(id).and_then(|node| node.wrapper.clone()), theirs.children.as_slice())
            && xml.node(*only).is_some_and(|node| node.name == wrapper)
        {
            return self.add(id, xml, *only, depth + 1);
        }
        for child in &theirs.children {
            let Some(theirs) = xml.node(*child) else { continue };
            let similar = self.similar_child(id, &theirs.name).filter(|_| self.child(id, &theirs.name).is_none());
            if let Some(similar) = similar {
                let name = theirs.name.clone();
                self.change(similar, |node| node.xml_name = Some(name));
                self.add(similar, xml, *child, depth + 1);
                continue;
            }
            let is_new = self.child(id, &theirs.name).is_none();
            let may_have = self.node(id).is_some_and(|node| node.is_object && !node.is_map);
            if is_new && !may_have {
                continue;
            }
            let Some(mine) = self.child_or_new(id, &theirs.name) else { continue };
            if is_new {
                let (lists, scalar) = (theirs.lists, theirs.scalar.clone());
                self.change(mine, |node| (node.lists, node.scalar, node.is_xml_only) = (lists, scalar, true));
            }
            self.add(mine, xml, *child, depth + 1);
        }
    }

    /// Takes the only child of a node for the element that wraps its elements.
    pub(crate) fn unwrap_list(&mut self, id: usize) {
        let Some([only]) = self.node(id).map(|node| node.children.as_slice()) else { return };
        let Some(inner) = self.node(*only).cloned() else { return };
        for child in &inner.children {
            self.change(*child, |node| node.parent = id);
        }
        self.change(id, |node| {
            node.lists = inner.lists.max(1);
            node.wrapper = Some(inner.name);
            node.is_object = inner.is_object;
            node.children = inner.children;
            node.scalar = inner.scalar;
        });
    }

    /// Takes the children of a node for values under names that are not fixed: their fields become one structure.
    pub(crate) fn merge_children(&mut self, id: usize) {
        let Some(children) = self.node(id).map(|node| node.children.clone()) else { return };
        let grandchildren: Vec<usize> =
            children.iter().filter_map(|child| self.node(*child)).flat_map(|child| child.children.clone()).collect();
        let mut kept: Vec<usize> = Vec::new();
        for grandchild in grandchildren {
            let name = self.node(grandchild).map(|node| node.name.clone()).unwrap_or_default();
            if kept.iter().all(|known| self.node(*known).is_none_or(|node| node.name != name)) {
                self.change(grandchild, |node| node.parent = id);
                kept.push(grandchild);
            }
        }
        self.change(id, |node| {
            node.is_map = true;
            node.children = kept;
        });
    }

    /// Adds what JSON inside a text shows.
    pub(crate) fn embed(&mut self, id: usize, value: &Value) {
        self.take(id, value, 1);
        self.change(id, |node| node.is_embedded = true);
    }
}

/// Whether an element stands beside another of its name, and not only in two elements of a list.
fn stands_twice(children: &[Element], name: &str) -> bool {
    children.iter().filter(|element| element.name == name).nth(1).is_some()
}
