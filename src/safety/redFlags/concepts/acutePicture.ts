/** Parts of an acute picture, whatever ails: what is no longer possible, what has turned, how it is asked about and played down. */
export const acutePicture = {
  'cannot-do': `
    cannot .. walk/stand/sit/talk/speak/swallow/breathe/see/feel/move/lift/hold/wake/drink/eat/pee/wee/keep/open/lie/remember/straighten/bend/bear/use/control/hear/think/focus/cough/stop,
    wont .. wake/walk/stand/talk/speak/swallow/drink/eat/open/move/stop/respond/answer/settle/shift/budge/ease/work/go,
    not .. responding/answering/moving/waking/breathing/feeding/drinking/passing/peed/weed/speaking/talking/making/easing/working/helping/stopping/holding`,
  'turned-bad': `
    gone/went/going/goes/turned/turning/turns/getting/looks/looking/looked/is/are/become/became/becoming .. grey/white/pale/blue/purple/floppy/limp/quiet/cold/stiff/rigid/numb/dead/weak/drowsy/sleepy/funny/weird/vague/silent/hard/black/yellow/swollen/blind/blank/dark/worse/clammy/confused/mottled/blotchy/dopey/dozy/muddled/dusky/ashen/faint/red/hot/tight/heavy/mad/strange/odd/wobbly/shaky/unsteady/huge/bigger`,
  'asks-help': `
    help us, what now, should i call, shall i call, do i call, do i need an ambulance, need an ambulance,
    ambulance, 999, 911, 112, 000, urgent, is it serious, should i wait, should i worry, wait till,
    wait until, leave it till, leave it until, wait for the, wait it out, ok to wait, till morning,
    until morning, till monday, until monday, in the morning, hurry, on monday, go to bed, sleep it off,
    drive home, need hospital, no need, please help, help please, help him, help her, come quick,
    go to hospital, to the er, to casualty`,
  'played-down': `
    says .. nothing/just/only/fine/ok/alright/grand/sweet/right/wind/tired/bruised, reckons, insists,
    swears, wont let me ring/call/phone, dont want to bother, do not want to bother, dont fuss, do not fuss,
    dont want a fuss, not want a fuss, no fuss, thinks it is just, thinks it is only, probably just,
    probably nothing, laughing it off, laughs it off, dare say, wants to sleep it off, wants to wait,
    refuses to go, wont go to, wont see, refusing hospital, told me not to, put it down to, blames, blaming,
    must be the, is it just, is it the, says leave it, says wait, says give it`,
  exposure: `
    fell, fall, crash, hit, kicked, punched, stung, sting, bite, bitten, ate, eaten, swallowed, drank, took,
    smoked, injected, surgery, operation, chemo, pregnant, baby, newborn, toddler, diabetic, copd, asthma,
    cancer, transplant, warfarin, apixaban, thinners, insulin, epilep*, alcoholic, drinker, tablets, pills,
    pool, wire, shock, burn*, # weeks, the water, heart attack`,
  laughter: `
    lol, lmao, haha*, ha ha, hehe*, rofl, just kidding, only joking, jk`,
};
