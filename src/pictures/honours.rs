//! Who is thanked, and for what: names in large type under what they did.

use serde::{Deserialize, Serialize};

use super::{
    Heading, NotDrawn,
    canvas::{Align, Area, Canvas, Colour, MARGIN},
    fonts::Weight,
    page::{INNER, NOTE, Page},
    text::{Line, Style},
};

const GROUP: Style = Style { size: 36.0, weight: Weight::Strong };
const NAME: Style = Style { size: 54.0, weight: Weight::Strong };
/// A name that is longer than a line has a second one.
const NAME_LINES: usize = 2;
const GROUP_STEP: f32 = 74.0;
const NAME_STEP: f32 = 66.0;
const SAYS_STEP: f32 = 46.0;
/// Between people, and between groups.
const GAP: f32 = 26.0;
const GROUP_GAP: f32 = 34.0;
/// The stripe beside a group, and how far what it holds is from it.
const STRIPE: f32 = 10.0;
const INDENT: f32 = 40.0;
/// So high may the heading and those who are drawn be; what counts the others stands below.
const ROOM: f32 = 2_240.0;
const MORE: f32 = 70.0;
/// Each group has one of these.
const COLOURS: [Colour; 4] = [Colour::BLUE, Colour::GREEN, Colour::GOLD, Colour::PLUM];

/// Those who are thanked.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Honours {
    /// Above them
    pub heading: Heading,
    /// What they are thanked for, each with who; who does not fit is counted, not drawn
    pub groups: Vec<Group>,
}

/// Those who are thanked for the same.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// For what; may be empty
    #[serde(default)]
    pub title: String,
    /// Who
    pub people: Vec<Honoured>,
}

/// Somebody who is thanked.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Honoured {
    /// Her name
    pub name: String,
    /// What she did; may be empty
    #[serde(default)]
    pub says: String,
}

/// Somebody as she is drawn.
struct Person {
    name: Vec<Line>,
    says: Option<Line>,
}

impl Person {
    fn of(honoured: &Honoured, page: Page) -> Self {
        let most = INNER - INDENT;
        let says = Some(honoured.says.trim()).filter(|says| !says.is_empty());
        Self {
            name: page.names(&honoured.name, NAME, most, NAME_LINES),
            says: says.map(|says| page.says(says, NOTE, most)),
        }
    }

    fn height(&self) -> f32 {
        NAME_STEP * self.name.len() as f32 + if self.says.is_some() { SAYS_STEP } else { 0.0 }
    }
}

/// A group as it is drawn.
struct Block {
    title: Option<Line>,
    people: Vec<Person>,
}

impl Block {
    /// As many of a group as there is room for; [`None`]: nobody.
    fn of(group: &Group, page: Page, room: f32) -> Option<Self> {
        let title = Some(group.title.trim()).filter(|title| !title.is_empty());
        let title = title.map(|title| page.says(title, GROUP, INNER - INDENT));
        let mut block = Self { title, people: Vec::new() };
        for honoured in &group.people {
            block.people.push(Person::of(honoured, page));
            if block.height() > room {
                block.people.pop();
                break;
            }
        }
        (!block.people.is_empty()).then_some(block)
    }

    fn height(&self) -> f32 {
        let title = if self.title.is_some() { GROUP_STEP } else { 0.0 };
        let people: f32 = self.people.iter().map(Person::height).sum();
        title + people + GAP * self.people.len().saturating_sub(1) as f32
    }

    fn draw(&self, canvas: &mut Canvas, top: f32, colour: Colour) {
        let stripe = Area { x: MARGIN, y: top, width: STRIPE, height: self.height() };
        canvas.block(stripe, STRIPE / 2.0, colour);
        let x = MARGIN + INDENT;
        let mut y = top;
        if let Some(title) = &self.title {
            canvas.text(title, (x, y + GROUP.size), Align::Start, Colour::SOFT);
            y += GROUP_STEP;
        }
        for person in &self.people {
            for line in &person.name {
                canvas.text(line, (x, y + NAME.size * 0.86), Align::Start, Colour::INK);
                y += NAME_STEP;
            }
            if let Some(says) = &person.says {
                canvas.text(says, (x, y + NOTE.size * 0.8), Align::Start, Colour::SOFT);
                y += SAYS_STEP;
            }
            y += GAP;
        }
    }
}

pub fn draw(honours: &Honours, page: Page) -> Result<Canvas, NotDrawn> {
    let head = page.head(&honours.heading);
    let mut room = ROOM - head.height();
    let mut blocks = Vec::new();
    for group in honours.groups.iter().filter(|group| !group.people.is_empty()) {
        let Some(block) = Block::of(group, page, room) else { break };
        let is_whole = block.people.len() == group.people.len();
        room -= block.height() + GROUP_GAP;
        blocks.push(block);
        if !is_whole {
            break;
        }
    }
    if blocks.is_empty() {
        return page.nothing(&honours.heading);
    }
    let all: usize = honours.groups.iter().map(|group| group.people.len()).sum();
    let drawn: usize = blocks.iter().map(|block| block.people.len()).sum();
    let more = page.more(all - drawn);
    let height: f32 = blocks.iter().map(|block| block.height() + GROUP_GAP).sum();
    let more_height = if more.is_some() { MORE } else { 0.0 };
    let mut canvas = Canvas::new(head.height() + height + more_height + MARGIN * 0.6, page.direction)?;
    let mut y = head.draw(&mut canvas);
    for (block, colour) in blocks.iter().zip(COLOURS.iter().cycle()) {
        block.draw(&mut canvas, y, *colour);
        y += block.height() + GROUP_GAP;
    }
    if let Some(more) = more {
        canvas.text(&more, (MARGIN, y + NAME.size * 0.6), Align::Start, Colour::SOFT);
    }
    Ok(canvas)
}
